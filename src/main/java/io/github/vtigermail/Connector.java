package io.github.vtigermail;

import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.ops.command.CommandLine;
import io.github.vtigermail.ops.log.ConsoleLog;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.startup.AngusStreams;
import io.github.vtigermail.ops.startup.SmallHeap;
import io.github.vtigermail.ops.startup.WarmUp;
import io.github.vtigermail.route.ErrorInStep;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/**
 * The standalone connector: Camel Main with the beans that the routes name. It runs in any folder that has {@code
 * application.properties} and {@code routes/}, or reads these from the folder that the variable {@code
 * VTIGER_MAIL_CONFIG} names, which it never writes to: the ledger stays below the folder that it is started in.
 */
public final class Connector {
    /** In seconds: how long mails in progress may take when the connector stops. */
    private static final int SHUTDOWN_SECONDS = 8;

    private static final String PROPERTIES = "application.properties";
    /** Camel's word for it. */
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

    /** @return the exit code */
    public static int run(Path folder, String... args) {
        return CommandLine.run(
                args, () -> run(folder), mailbox -> FolderExplainer.in(folder, mailbox), new CommandContext(folder));
    }

    private static int run(Path folder) throws Exception {
        Main main = in(folder);
        main.run();
        return main.getExitCode();
    }

    /**
     * The connector of this folder, not yet started.
     *
     * @throws InvalidSettingsException if the folder has no {@code application.properties}
     */
    public static Main in(Path folder) {
        return in(folder, "file:" + properties(folder), PROPERTIES);
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
        Main main = in(folder, NO_FILE, file);
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setInitialProperties(settings);
        return main;
    }

    private static Main in(Path folder, String location, String file) {
        Main main = new Main() {
            @Override
            protected CamelContext createCamelContext() {
                CamelContext context = super.createCamelContext();
                Contexts.markAsOurs(context);
                context.getCamelContextExtension().addInterceptStrategy(new ErrorInStep());
                return context;
            }
        };
        main.setPropertyPlaceholderLocations(location);
        main.configure().setRoutesIncludePattern("file:" + folder.resolve("routes") + "/*.camel.yaml");
        main.configure().setShutdownTimeout(SHUTDOWN_SECONDS);
        main.configure().setStreamCachingEnabled(false);
        main.configure().setAutoConfigurationLogSummary(false);
        main.configure().addConfiguration(new ConnectorBeans(folder, file));
        return main;
    }

    /** @throws InvalidSettingsException if the folder has none */
    static Path properties(Path folder) {
        Path properties = folder.resolve(PROPERTIES);
        if (!Files.isReadable(properties)) {
            throw new InvalidSettingsException(List.of(PROPERTIES + " is missing in " + folder.toAbsolutePath()
                    + ": start the connector in a folder that has it, or name that folder in " + CONFIG));
        }
        return properties;
    }
}
