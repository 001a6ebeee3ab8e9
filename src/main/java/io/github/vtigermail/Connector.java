package io.github.vtigermail;

import io.github.vtigermail.ops.command.Actions;
import io.github.vtigermail.ops.command.CommandLine;
import io.github.vtigermail.ops.log.ConsoleLog;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.settings.SettingsFile;
import io.github.vtigermail.ops.startup.AngusStreams;
import io.github.vtigermail.ops.startup.SmallHeap;
import io.github.vtigermail.ops.startup.WarmUp;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * The standalone connector: Camel Main with the beans that the routes name. It runs in any folder that has {@code
 * application.properties} and {@code routes/}, or reads these from the folder that the option {@code --config} or the variable
 * {@code VTIGER_MAIL_CONFIG} names, which it never writes to: the ledger stays below the folder that it is started in.
 */
public final class Connector {
    /** In seconds: how long mails in progress may take when the connector stops. */
    private static final int SHUTDOWN_SECONDS = 8;

    /** Camel's word for no file of properties: ours is read by us. */
    private static final String NO_FILE = "false";

    private static final String CONFIG = "VTIGER_MAIL_CONFIG";

    private Connector() {}

    /** Exit codes: 1 if something broke, 2 if a setting or an option is missing or wrong; 143 after a stop by SIGTERM. */
    public static void main(String[] args) {
        ConsoleLog.configure(); // first: SLF4J that two threads ask at once gives one of them a log that is none
        WarmUp.start();
        SmallHeap.enable();
        AngusStreams.register();
        System.exit(run(Path.of(System.getenv().getOrDefault(CONFIG, "")), args));
    }

    /** @param folder if the arguments name no other @return the exit code */
    public static int run(Path folder, String... args) {
        return CommandLine.run(
                folder,
                named -> {
                    CommandContext mailboxes = new CommandContext(named);
                    return new Actions(
                            () -> run(named),
                            new FolderCheck(named),
                            mailboxes::mailbox,
                            mailbox -> FolderExplainer.in(named, mailbox),
                            mailboxes);
                },
                args);
    }

    private static int run(Path folder) throws Exception {
        Main main = in(folder);
        main.run();
        return main.getExitCode();
    }

    /**
     * The connector of this folder, not yet started.
     *
     * @throws InvalidSettingsException if the folder has no {@code application.properties} that can be read
     */
    public static Main in(Path folder) {
        Main main = create(folder, SettingsFile.NAME);
        main.setInitialProperties(SettingsFile.read(folder));
        return main;
    }

    /**
     * The connector in a JVM that is not its own, not yet started: neither a signal nor the end of the JVM stops it, only
     * who starts it.
     *
     * @param folder where {@code routes/} is
     * @param settings what would otherwise be in {@code application.properties}
     * @param file what they are written in, for people
     */
    public static Main in(Path folder, Properties settings, String file) {
        Main main = create(folder, file);
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setInitialProperties(settings);
        return main;
    }

    private static Main create(Path folder, String file) {
        Path routes = folder.resolve("routes");
        Main main = new ConnectorMain(routes);
        main.setPropertyPlaceholderLocations(NO_FILE);
        main.configure().setRoutesIncludePattern("file:" + routes + "/*.camel.yaml");
        main.configure().setShutdownTimeout(SHUTDOWN_SECONDS);
        main.configure().setStreamCachingEnabled(false);
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().addConfiguration(new ConnectorBeans(folder, file));
        return main;
    }
}
