package io.github.vtigermail.ops;

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
     * Runs the command of these arguments.
     *
     * @param connector what is run without a command
     * @param quarantines what the command {@code release} looks at
     * @return the exit code
     */
    public static int run(String[] args, Callable<Integer> connector, Quarantines quarantines) {
        return new picocli.CommandLine(new CommandLine(connector))
                .addSubcommand(new Release(quarantines))
                .setExecutionExceptionHandler((fault, line, parsed) -> explain(fault, line))
                .execute(args);
    }

    @Override
    public Integer call() throws Exception {
        return connector.call();
    }

    private static int explain(Exception fault, picocli.CommandLine line) {
        BadSettings settings = ObjectHelper.getException(BadSettings.class, fault);
        if (settings != null) {
            settings.problems().forEach(line.getErr()::println);
            return picocli.CommandLine.ExitCode.USAGE;
        }
        line.getErr().println("the connector cannot start: " + StartFault.describe(fault));
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
