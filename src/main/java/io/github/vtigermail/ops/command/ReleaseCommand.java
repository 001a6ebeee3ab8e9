package io.github.vtigermail.ops.command;

import io.github.vtigermail.mailbox.file.ReviewFolder;
import io.github.vtigermail.mailbox.file.ReviewMail;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code release}: lists the mails in a mailbox's quarantine, or releases them. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Releases mails from quarantine: flags them and moves them back into the mailbox, where the connector processes "
                    + "them regardless of their sender. Without UIDs it lists the mails in quarantine.",
            "",
            "Runs in the connector's folder, whether the connector runs or not. Does not ask Vtiger."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the mail server cannot be used, or a mail was not found",
            "2:a setting, the mailbox file or an option is missing or wrong"
        })
final class ReleaseCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    private final Supplier<MailboxFolders> connector;

    @Spec
    private CommandSpec spec;

    @Option(names = "--mailbox", required = true, paramLabel = "NAME", description = "the id in its mailbox file")
    private String mailbox;

    @Option(names = "--all", description = "all mails in quarantine")
    private boolean all;

    @Parameters(paramLabel = "UID", arity = "0..*", description = "the UIDs of the mails, as listed")
    private List<Long> uids = new ArrayList<>();

    ReleaseCommand(Supplier<MailboxFolders> connector) {
        this.connector = connector;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        try (ReviewFolder quarantine = connector.get().quarantine(mailbox)) {
            if (!all && uids.isEmpty()) {
                show(quarantine.mails(), out);
                return 0;
            }
            Collection<Long> wanted = all
                    ? quarantine.mails().stream().map(ReviewMail::uid).toList()
                    : uids.stream().distinct().toList();
            Collection<Long> missing = quarantine.release(wanted);
            out.println("released: " + (wanted.size() - missing.size()));
            missing.forEach(uid -> spec.commandLine().getErr().println("there is no mail " + uid));
            return missing.isEmpty() ? 0 : 1;
        } catch (MailboxUnavailableException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private static void show(List<ReviewMail> mails, PrintWriter out) {
        out.println("in quarantine: " + mails.size());
        for (ReviewMail mail : mails) {
            out.printf(
                    "%d  %s  %d bytes  %s  %s  %s%n",
                    mail.uid(),
                    TIME.format(mail.received()),
                    mail.size(),
                    mail.reason().isEmpty() ? "-" : mail.reason(),
                    mail.from(),
                    mail.subject());
        }
    }
}
