package io.github.vtigermail.ops.command;

import io.github.vtigermail.ops.authorize.AuthorizeCommand;
import io.github.vtigermail.ops.check.CheckCommand;
import io.github.vtigermail.ops.init.InitCommand;
import io.github.vtigermail.ops.init.Questions;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.startup.StartupFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apache.camel.util.ObjectHelper;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: without a command, the connector runs until it is stopped. */
@Command(
        name = "vtiger-mail-connector",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLine.Version.class,
        description = {
            "Reads mailboxes over IMAP, finds the ticket that a mail belongs to by its subject, and adds the mail to that "
                    + "ticket in Vtiger CRM as a comment.",
            "",
            "Runs in a folder with application.properties and routes/ until it is stopped (Ctrl-C, SIGTERM). A command runs beside "
                    + "it."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:help or version was shown",
            "1:a failure; see the log",
            "2:a setting or an option is missing or wrong",
            "130, 143:stopped by Ctrl-C or SIGTERM, in order"
        })
public final class CommandLine implements Callable<Integer> {
    private final Function<Path, Actions> connectors;
    private Actions actions;
    private Path folder;

    private CommandLine(Path folder, Function<Path, Actions> connectors) {
        this.folder = folder;
        this.connectors = connectors;
    }

    /**
     * Runs the command that the arguments name. Its output is UTF-8 whatever the system's charset is, as it has text of mails.
     *
     * @param folder the connector's, if the arguments name none
     * @param connectors what can be done in a folder
     * @return the exit code
     */
    public static int run(Path folder, Function<Path, Actions> connectors, String... args) {
        CommandLine line = new CommandLine(folder, connectors);
        return new picocli.CommandLine(line)
                .addSubcommand(new InitCommand(Questions.inTerminal(), System.getenv()))
                .addSubcommand(new CheckCommand(
                        (mailbox, findings) -> line.actions().checks().run(mailbox, findings)))
                .addSubcommand(new AuthorizeCommand(() -> line.actions().authorizer(), System.in))
                .addSubcommand(
                        new ExplainCommand(mailbox -> line.actions().explainer().open(mailbox)))
                .addSubcommand(new ReleaseCommand(() -> line.actions().folders()))
                .addSubcommand(new DeadLettersCommand(() -> line.actions().folders()))
                .addSubcommand(new GenerateCompletion())
                .addSubcommand(new HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, given) -> report(wrong))
                .setExecutionExceptionHandler((fault, command, parsed) -> report(fault, command))
                .execute(args);
    }

    @Option(
            names = "--config",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the folder with application.properties and routes/; default: the one that the variable "
                    + "VTIGER_MAIL_CONFIG names, else the current folder")
    private void setFolder(Path named) {
        folder = named;
    }

    /** Those in the folder, once it is known. */
    private Actions actions() {
        if (actions == null) {
            actions = connectors.apply(folder);
        }
        return actions;
    }

    @Override
    public Integer call() throws Exception {
        return actions().connector().call();
    }

    /** Two lines: a person who mistyped a letter does not want to read a page. */
    private static int report(ParameterException wrong) {
        picocli.CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(wrong.getMessage());
        UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
        return picocli.CommandLine.ExitCode.USAGE;
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
