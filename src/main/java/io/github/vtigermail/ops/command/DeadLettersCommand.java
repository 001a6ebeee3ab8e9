package io.github.vtigermail.ops.command;

import io.github.vtigermail.ledger.DeadLetters.DeadLetter;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.file.ReviewFolder;
import io.github.vtigermail.mailbox.file.ReviewMail;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code dead-letters}: lists the dead letters, or moves them back into their mailboxes to be retried. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the mails that could not become comments, or moves them back into their mailboxes to be retried.",
            "",
            "Runs in the connector's folder, whether the connector runs or not. Does not ask Vtiger. Moving a mail back in a "
                    + "mail client does the same. A mail that has its comment does not get a second one."
        },
        synopsisSubcommandLabel = "(list | retry)",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a mail server cannot be used, or a mail was not found",
            "2:a setting, a mailbox file or an option is missing or wrong"
        })
final class DeadLettersCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private static final String MAILBOX = "the id in its mailbox file; default: all mailboxes";

    private final Supplier<MailboxFolders> connector;

    @Spec
    private CommandSpec spec;

    DeadLettersCommand(Supplier<MailboxFolders> connector) {
        this.connector = connector;
    }

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand: list or retry");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description =
                    "Lists mailbox, time, hash, ticket and reason of each dead letter; - where the ledger has no record.")
    int list(@Option(names = "--mailbox", paramLabel = "NAME", description = MAILBOX) String mailbox) throws Exception {
        int exit = 0;
        for (String name : mailboxes(mailbox)) {
            try (ReviewFolder folder = connector.get().deadLetters(name)) {
                show(name, folder.mails());
            } catch (MailboxUnavailableException e) {
                err().println("mailbox=" + name + ": " + e.getMessage());
                exit = 1;
            }
        }
        return exit;
    }

    private void show(String mailbox, List<ReviewMail> mails) throws Exception {
        Map<String, DeadLetter> reasons = mails.isEmpty() ? Map.of() : reasons(mailbox);
        for (ReviewMail mail : mails) {
            DeadLetter letter = reasons.get(mail.hash());
            Instant at = letter == null ? mail.received() : letter.at();
            out().printf(
                            "mailbox=%s time=\"%s\" mail=%s ticket=%s reason=%s%n",
                            mailbox,
                            TIME.format(at),
                            mail.hash(),
                            letter == null || letter.ticket() == null ? "-" : letter.ticket(),
                            letter == null ? "-" : letter.reason());
        }
    }

    /** Without a ledger the mails are still listed. */
    private Map<String, DeadLetter> reasons(String mailbox) throws Exception {
        try {
            return connector.get().reasons(mailbox);
        } catch (LedgerUnavailableException e) {
            err().println(e.getMessage());
            return Map.of();
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Moves mails back into their mailboxes, where the connector processes them at its next poll.")
    int retry(
            @Option(names = "--mailbox", paramLabel = "NAME", description = MAILBOX) String mailbox,
            @Option(
                            names = "--hash",
                            paramLabel = "HASH",
                            arity = "1..*",
                            description = "the hashes of the mails, as listed")
                    Set<String> hashes,
            @Option(names = "--all", description = "all dead letters") boolean all)
            throws Exception {
        if (all == (hashes != null && !hashes.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine().getSubcommands().get("retry"), "Missing option: --hash or --all (not both)");
        }
        Set<String> missing = all ? new TreeSet<>() : new TreeSet<>(hashes);
        int moved = 0;
        int exit = 0;
        for (String name : mailboxes(mailbox)) {
            try (ReviewFolder folder = connector.get().deadLetters(name)) {
                List<ReviewMail> wanted = folder.mails().stream()
                        .filter(mail -> all || hashes.contains(mail.hash()))
                        .toList();
                folder.moveBack(wanted.stream().map(ReviewMail::uid).toList());
                wanted.forEach(mail -> missing.remove(mail.hash()));
                moved += wanted.size();
            } catch (MailboxUnavailableException e) {
                err().println("mailbox=" + name + ": " + e.getMessage());
                exit = 1;
            }
        }
        out().println("moved back: " + moved);
        missing.forEach(hash -> err().println("there is no dead letter " + hash));
        return missing.isEmpty() ? exit : 1;
    }

    private List<String> mailboxes(String one) throws Exception {
        return one == null ? connector.get().mailboxes() : List.of(one);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
