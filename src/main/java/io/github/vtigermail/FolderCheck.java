package io.github.vtigermail;

import io.github.vtigermail.ledger.JdbcCursorRepository;
import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.mailbox.file.MailboxFile;
import io.github.vtigermail.ops.check.Checks;
import io.github.vtigermail.ops.check.Findings;
import io.github.vtigermail.ops.check.LedgerCheck;
import io.github.vtigermail.ops.check.MailboxCheck;
import io.github.vtigermail.ops.check.SeenCertificates;
import io.github.vtigermail.ops.check.SettingsCheck;
import io.github.vtigermail.ops.check.VtigerCheck;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.settings.LedgerSettings;
import io.github.vtigermail.ops.settings.MailboxSettings;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.support.Addresses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Tries what a start in a folder needs, one thing after the other: as much of the connector as looks, and nothing that writes. */
final class FolderCheck implements Checks {
    private static final String MAILBOXES = "mailboxes";

    private final Path folder;

    /** @param folder the connector's */
    FolderCheck(Path folder) {
        this.folder = folder;
    }

    @Override
    public void run(String mailbox, Findings findings) throws Exception {
        CamelContext context = Contexts.ours();
        try {
            SettingsCheck check = new SettingsCheck(context, folder, findings);
            Optional<Settings> settings = check.run();
            Optional<MailboxSettings> mailboxes = check.mailboxes();
            SeenCertificates seen = SeenCertificates.trusting(
                    mailboxes.flatMap(MailboxSettings::trustStore).or(() -> settings.flatMap(Settings::trustStore)));
            context.setSSLContextParameters(seen.parameters(context));
            context.start();
            if (settings.isPresent()) {
                new VtigerCheck(VtigerSetup.addTo(context, settings.get()).account(), settings.get(), seen, findings)
                        .run();
            } else {
                findings.unknown("vtiger", "not tried, as settings are wrong");
            }
            try (LedgerCheck ledger = ledger(context, mailbox != null, findings)) {
                if (mailboxes.isPresent()) {
                    mailboxes(context, mailboxes.get(), mailbox, seen, ledger.cursors(), findings);
                }
            }
        } finally {
            context.stop();
        }
    }

    private static LedgerCheck ledger(CamelContext context, boolean mayBeOpen, Findings findings) {
        try {
            return LedgerCheck.check(LedgerSettings.read(context), mayBeOpen, findings);
        } catch (InvalidSettingsException e) { // reported with the settings
            return LedgerCheck.NONE;
        }
    }

    private void mailboxes(
            CamelContext context,
            MailboxSettings settings,
            String mailbox,
            SeenCertificates seen,
            Optional<JdbcCursorRepository> cursors,
            Findings findings) {
        CommandContext.addMailboxes(context, settings.allowInsecure(), Addresses.NONE);
        if (cursors.isPresent()) { // a consent is in the ledger; without one, it would have to be created
            CommandContext.keepTokens(context);
        }
        List<MailboxFile> found = MailboxFile.all(
                context, folder.resolve(settings.mailboxes()), fault -> findings.fault(MAILBOXES, fault.getMessage()));
        List<MailboxFile> wanted = found.stream()
                .filter(file -> mailbox == null || file.mailbox().equals(mailbox))
                .toList();
        if (wanted.isEmpty()) {
            findings.fault(
                    MAILBOXES,
                    mailbox == null
                            ? "there is no mailbox: " + settings.mailboxes() + " has no valid file *.camel.yaml"
                            : "there is no mailbox " + mailbox + " in " + settings.mailboxes());
        }
        reportTwice(found, mailbox, findings);
        MailboxCheck check = new MailboxCheck(seen, cursors, findings);
        wanted.forEach(check::run);
    }

    private static void reportTwice(List<MailboxFile> found, String mailbox, Findings findings) {
        List<MailboxFile> before = new ArrayList<>();
        for (MailboxFile file : found) {
            before.stream()
                    .filter(first -> first.isSameFolder(file) || first.mailbox().equals(file.mailbox()))
                    .filter(first -> mailbox == null
                            || List.of(first.mailbox(), file.mailbox()).contains(mailbox))
                    .findFirst()
                    .ifPresent(first -> findings.fault(
                            MAILBOXES,
                            file.mailbox() + " and " + first.mailbox()
                                    + " have one name or read one folder, so only one of them can run: give each its own, or "
                                    + "put the patterns of both into one file"));
            before.add(file);
        }
    }
}
