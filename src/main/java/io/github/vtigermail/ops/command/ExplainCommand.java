package io.github.vtigermail.ops.command;

import io.github.vtigermail.ops.log.ConsoleLog;
import io.github.vtigermail.route.Explanation;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code explain}: what would become of a mail, and why. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = CommandLine.Version.class,
        description = {
            "Explains what would become of a mail in a file, without writing anything anywhere: the ticket reference and "
                    + "the pattern that found it, whether it is automatic mail, whether its sender may write to the "
                    + "ticket (if Vtiger can be asked), the text of the comment, and its files.",
            "",
            "Prints a table for several files or a folder. Does not look into the ledger."
        },
        exitCodeListHeading = "%nExit codes (the highest, if there are several mails):%n",
        exitCodeList = {
            "0:it would become a comment",
            "1:a file cannot be read",
            "2:an option or a setting is wrong",
            "3:it would be left alone",
            "4:it would be a dead letter",
            "5:it would be put into quarantine"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final String JSON = ".json";

    private final Explainer.Factory explainers;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "a mail as it was sent (.eml), or a folder of mails; - reads one from standard input")
    private List<Path> files;

    @Option(
            names = "--mailbox",
            paramLabel = "NAME",
            description =
                    "the mailbox that received it: the id of a route in routes/mailboxes. Default: the only one there "
                            + "is")
    private String mailbox;

    @Option(names = "--json", description = "print a line of JSON for each mail")
    private boolean json;

    @Option(names = "--text", description = "print only the text of the comment")
    private boolean text;

    @Option(names = "--lines", description = "say of each line of the mail whether the comment has it, and why")
    private boolean lines;

    @Option(
            names = "--ticket",
            paramLabel = "FILE",
            description =
                    "what the ticket has, in a file of JSON (title, description, solution, and a list of comments), so that "
                            + "Vtiger is asked nothing; or a folder that has NAME.json for NAME.eml")
    private Path ticket;

    ExplainCommand(Explainer.Factory explainers) {
        this.explainers = explainers;
    }

    @Override
    public Integer call() throws Exception {
        if (text && (json || lines)) {
            throw new ParameterException(
                    spec.commandLine(), "--text and " + (json ? "--json" : "--lines") + " exclude each other");
        }
        List<Path> mails = mails();
        ConsoleLog.quiet();
        int exit = 0;
        try (Explainer explainer = explainers.open(mailbox)) {
            ExplanationPrinter printer = printer(mails.size());
            for (Path mail : mails) {
                exit = Math.max(exit, explain(mail, explainer, printer));
            }
        }
        return exit;
    }

    private int explain(Path mail, Explainer explainer, ExplanationPrinter printer) {
        TicketTexts texts = null;
        if (ticket != null) {
            Path file = ticketOf(mail);
            try {
                texts = TicketFile.read(file);
            } catch (IOException e) {
                spec.commandLine().getErr().println(file + " cannot be used as a ticket: " + e.getMessage());
                return picocli.CommandLine.ExitCode.SOFTWARE;
            }
        }
        try (InputStream bytes = MailInput.open(mail)) {
            Explanation explanation = explainer.explain(bytes, texts);
            printer.print(mail, explanation);
            return exitCode(explanation.fate());
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println((MailInput.isStandardInput(mail) ? "standard input" : mail) + " cannot be read: "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
            return picocli.CommandLine.ExitCode.SOFTWARE;
        }
    }

    private Path ticketOf(Path mail) {
        return Files.isDirectory(ticket)
                ? ticket.resolve(mail.getFileName().toString().replaceFirst("\\.[^.]*$", "") + JSON)
                : ticket;
    }

    private static int exitCode(Explanation.Fate fate) {
        return switch (fate) {
            case COMMENT -> 0;
            case LEFT_ALONE -> 3;
            case DEAD_LETTER -> 4;
            case QUARANTINE -> 5;
        };
    }

    private ExplanationPrinter printer(int mails) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            return new ExplanationJson(out, lines);
        }
        if (lines) {
            return new ExplanationLines(out);
        }
        if (text) {
            return mails == 1
                    ? (mail, explanation) -> out.println(explanation.text())
                    : (mail, explanation) -> out.println("==> " + mail + " <==\n" + explanation.text() + "\n");
        }
        return mails == 1 ? new ExplanationPage(out) : new ExplanationTable(out);
    }

    /** The files in the arguments, and those in the folders, where tickets may be beside the mails. */
    private List<Path> mails() throws IOException {
        List<Path> mails = new ArrayList<>();
        for (Path file : files) {
            if (Files.isDirectory(file)) {
                try (Stream<Path> inside = Files.list(file)) {
                    inside.filter(Files::isRegularFile)
                            .filter(mail -> ticket == null || !mail.toString().endsWith(JSON))
                            .sorted()
                            .forEach(mails::add);
                }
            } else {
                mails.add(file);
            }
        }
        if (mails.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is no file in " + files.get(0));
        }
        return mails;
    }
}
