package io.github.vtigermail.ops.command;

import io.github.vtigermail.ops.check.CheckCommand;
import io.github.vtigermail.ops.check.Checks;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.startup.StartupFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.apache.camel.util.ObjectHelper;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line: without a command, the connector runs until it is stopped. */
@Command(
        name = "vtiger-mail-connector",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLine.Version.class,
        description = {
            "Reads mailboxes over IMAP, finds the ticket that a mail belongs to by its subject, and adds the mail to that "
                    + "ticket in Vtiger CRM as a comment.",
            "",
            "Runs in a folder with application.properties and routes/ until it is stopped (Ctrl-C, SIGTERM)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:help or version was shown",
            "1:a failure; see the log",
            "2:a setting or an option is missing or wrong",
            "130, 143:stopped by Ctrl-C or SIGTERM, in order"
        })
public final class CommandLine implements Callable<Integer> {
    private final Callable<Integer> connector;

    private CommandLine(Callable<Integer> connector) {
        this.connector = connector;
    }

    /**
     * Runs the command that the arguments name. Its output is UTF-8 whatever the system's charset is, as it has text of mails.
     *
     * @param connector to be run without a command
     * @param checks for the command {@code check}
     * @param explainer for the command {@code explain}
     * @param folders for the commands {@code release} and {@code dead-letters}
     * @return the exit code
     */
    public static int run(
            String[] args,
            Callable<Integer> connector,
            Checks checks,
            Explainer.Factory explainer,
            MailboxFolders folders) {
        return new picocli.CommandLine(new CommandLine(connector))
                .addSubcommand(new CheckCommand(checks))
                .addSubcommand(new ExplainCommand(explainer))
                .addSubcommand(new ReleaseCommand(folders))
                .addSubcommand(new DeadLettersCommand(folders))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((fault, line, parsed) -> report(fault, line))
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        return connector.call();
    }

    private static int report(Exception fault, picocli.CommandLine line) {
        InvalidSettingsException settings = ObjectHelper.getException(InvalidSettingsException.class, fault);
        if (settings != null) {
            settings.problems().forEach(line.getErr()::println);
            return picocli.CommandLine.ExitCode.USAGE;
        }
        line.getErr().println("the connector cannot start: " + StartupFailure.describe(fault));
        return picocli.CommandLine.ExitCode.SOFTWARE;
    }

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLine.class.getPackage().getImplementationVersion();
            return new String[] {"vtiger-mail-connector " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
