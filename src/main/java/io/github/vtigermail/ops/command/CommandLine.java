package io.github.vtigermail.ops.command;

import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.startup.StartupFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.camel.util.ObjectHelper;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: without a command, the connector runs until it is told to stop. */
@Command(
        name = "vtiger-mail-connector",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLine.Version.class,
        description = {
            "Reads mailboxes over IMAP, finds by its subject the ticket that a mail belongs to, and adds the mail to that "
                    + "ticket in Vtiger CRM as a comment.",
            "",
            "Runs in a folder that has application.properties and routes/, until it is stopped (Ctrl-C, SIGTERM)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:help or version was shown",
            "1:something broke; the log says what",
            "2:a setting or an option is missing or wrong",
            "130, 143:stopped in order, by Ctrl-C or SIGTERM"
        })
public final class CommandLine implements Callable<Integer> {
    private final Callable<Integer> connector;

    private CommandLine(Callable<Integer> connector) {
        this.connector = connector;
    }

    /**
     * Does what the arguments say. What it shows is UTF-8, whatever the system's own charset is: it is what mails say.
     *
     * @param connector what is run without a command
     * @param explainer what the command {@code explain} asks
     * @param folders what the commands {@code release} and {@code dead-letters} look at
     * @return the exit code
     */
    public static int run(
            String[] args, Callable<Integer> connector, Explainer.Factory explainer, MailboxFolders folders) {
        return new picocli.CommandLine(new CommandLine(connector))
                .addSubcommand(new ExplainCommand(explainer))
                .addSubcommand(new ReleaseCommand(folders))
                .addSubcommand(new DeadLettersCommand(folders))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((fault, line, parsed) -> tell(fault, line))
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        return connector.call();
    }

    private static int tell(Exception fault, picocli.CommandLine line) {
        InvalidSettingsException settings = ObjectHelper.getException(InvalidSettingsException.class, fault);
        if (settings != null) {
            settings.problems().forEach(line.getErr()::println);
            return picocli.CommandLine.ExitCode.USAGE;
        }
        line.getErr().println("the connector cannot start: " + StartupFailure.describe(fault));
        return picocli.CommandLine.ExitCode.SOFTWARE;
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLine.class.getPackage().getImplementationVersion();
            return new String[] {"vtiger-mail-connector " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
