package io.github.vtigermail.ops.check;

import io.github.vtigermail.ledger.JdbcCursorRepository;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.mailbox.file.MailboxFile;
import io.github.vtigermail.mailbox.file.MailboxView;
import io.github.vtigermail.mailbox.file.WaitingMails;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.oauth.Expiry;
import io.github.vtigermail.mailbox.oauth.OAuthLogin;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a mailbox can be read, and what a start would find there. */
public final class MailboxCheck {
    private static final String TLS = "tls";
    private static final String LOGIN = "login";
    private static final String CREDENTIALS = "credentials";
    private static final String FOLDERS = "folders";
    private static final String MAILS = "mails";
    private static final String CAPABILITIES = "capabilities";
    /** What a mail server need not have, and what its lack means. */
    private static final Map<String, String> USEFUL = Map.of(
            "IDLE", "a mail is found at the next poll, not at once",
            "MOVE", "mails are copied and deleted in place of being moved",
            "UIDPLUS", "mails that are moved stay in their folder, marked as deleted, until somebody expunges them",
            "CONDSTORE", "nothing, it is not used");

    private final SeenCertificates seen;
    private final Optional<JdbcCursorRepository> cursors;
    private final Findings findings;
    private final Clock clock = Clock.systemDefaultZone();

    /** @param cursors of the ledger, if there is one */
    public MailboxCheck(SeenCertificates seen, Optional<JdbcCursorRepository> cursors, Findings findings) {
        this.seen = seen;
        this.cursors = cursors;
        this.findings = findings;
    }

    public void run(MailboxFile mailbox) {
        findings.setMailbox(mailbox.mailbox());
        if (mailbox.needsConsent() && cursors.isEmpty()) {
            findings.fault(LOGIN, "nobody has consented yet: run authorize --mailbox " + mailbox.mailbox());
            findings.setMailbox("");
            return;
        }
        TlsCheck tls = new TlsCheck(TLS, seen, clock);
        tls.begin();
        try (MailboxView view = mailbox.look()) {
            if (tls.report(mailbox.host(), true, findings).isEmpty()) {
                findings.note(TLS, "the mail server is used without TLS: only on a network that is your own");
            }
            findings.ok(LOGIN, "logged in at " + mailbox.account() + ", by " + mailbox.authentication());
            credentials(mailbox);
            capabilities(view);
            folders(view);
            mails(view);
        } catch (MailboxUnavailableException e) {
            boolean isTlsFine = tls.report(mailbox.host(), false, findings).orElse(true);
            if (isTlsFine) {
                findings.fault(LOGIN, mailbox.account() + ": " + e.getMessage());
            } else {
                findings.unknown(LOGIN, "not tried, as TLS fails");
            }
        } finally {
            findings.setMailbox("");
        }
    }

    private void credentials(MailboxFile mailbox) {
        Instant now = clock.instant();
        for (Expiry expiry : mailbox.oauth().map(OAuthLogin::expiries).orElse(List.of())) {
            if (expiry.isSoon(now)) {
                findings.note(CREDENTIALS, expiry.describe(now));
            } else {
                findings.ok(CREDENTIALS, expiry.what() + " is valid for " + expiry.daysLeft(now) + " more days");
            }
        }
    }

    private void capabilities(MailboxView view) throws MailboxUnavailableException {
        StringBuilder has = new StringBuilder();
        StringBuilder lacks = new StringBuilder();
        for (String one : USEFUL.keySet().stream().sorted().toList()) {
            if (view.supports(one)) {
                has.append(has.isEmpty() ? "" : ", ").append(one);
            } else {
                lacks.append("; without ").append(one).append(": ").append(USEFUL.get(one));
            }
        }
        String all = "the mail server has " + (has.isEmpty() ? "none of them" : has) + lacks;
        if (view.supports("UIDPLUS") || view.supports("MOVE")) {
            findings.ok(CAPABILITIES, all);
        } else {
            findings.note(CAPABILITIES, all);
        }
    }

    private void folders(MailboxView view) throws MailboxUnavailableException {
        List<String> lacking = view.lackingRights();
        if (!lacking.isEmpty()) {
            findings.fault(
                    FOLDERS,
                    "the account may not " + String.join(" and ", lacking)
                            + ": give it these rights on the folder, or use another account");
        }
        StringBuilder folders = new StringBuilder();
        view.targets()
                .forEach((name, exists) -> folders.append(folders.isEmpty() ? "" : ", ")
                        .append(name)
                        .append(exists ? " exists" : " is made when it is needed"));
        findings.ok(FOLDERS, folders.toString());
    }

    private void mails(MailboxView view) throws MailboxUnavailableException {
        WaitingMails waiting = waiting(view);
        String what = (waiting.first() ? "the first start would look at " : "waiting to be looked at: ")
                + counted(waiting.mails(), "mail");
        if (waiting.mails() > 0) {
            what += (waiting.looked() < waiting.mails() ? " (here are the newest " + waiting.looked() + ")" : "")
                    + ", of which "
                    + waiting.withTicket() + " have a ticket in their subject, " + counted(waiting.tickets(), "ticket")
                    + " in all; the others would be left as they are";
        }
        findings.ok(MAILS, what);
    }

    private WaitingMails waiting(MailboxView view) throws MailboxUnavailableException {
        try {
            return view.waiting(cursors.map(known -> known), clock);
        } catch (LedgerUnavailableException e) { // it has no tables yet
            return view.waiting(Optional.empty(), clock);
        }
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
