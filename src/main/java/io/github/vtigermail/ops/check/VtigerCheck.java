package io.github.vtigermail.ops.check;

import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.support.Addresses;
import io.github.vtigermail.vtiger.AccountInspection;
import io.github.vtigermail.vtiger.VtigerAccount;
import io.github.vtigermail.vtiger.client.HttpUrl;
import io.github.vtigermail.vtiger.failure.NotAllowedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerUnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether Vtiger can be reached, and what its user may do there. */
public final class VtigerCheck {
    private static final String REACHED = "vtiger";
    private static final String LOGIN = "vtiger-login";
    private static final String COMMENTS = "vtiger-new-comments";
    private static final String TLS = "vtiger-tls";
    private static final String USERS = "vtiger-users";
    private static final String CLOCK = "clock";
    /** Days are compared, and a token for the login lives for five minutes by Vtiger's clock alone. */
    private static final Duration MOST_APART = Duration.ofMinutes(1);

    private final VtigerAccount account;
    private final Settings settings;
    private final TlsCheck tls;
    private final Findings findings;

    public VtigerCheck(VtigerAccount account, Settings settings, SeenCertificates seen, Findings findings) {
        this.account = account;
        this.settings = settings;
        this.tls = new TlsCheck(TLS, seen, Clock.systemUTC());
        this.findings = findings;
    }

    public void run() throws InterruptedException {
        if (!reach()) {
            findings.unknown(LOGIN, "not tried, as Vtiger does not answer");
            return;
        }
        try {
            String version = account.logIn();
            findings.ok(
                    LOGIN,
                    "logged in as " + settings.vtigerUsername() + ": Vtiger "
                            + (version.isEmpty() ? "(no version)" : version));
        } catch (VtigerException e) {
            findings.fault(LOGIN, e.getMessage());
            return;
        }
        try (AccountInspection user = account.inspect()) {
            query(user, "HelpDesk", "ticket_no", "tickets");
            query(user, "Contacts", "email", "contacts");
            query(user, "Accounts", "email1", "organizations");
            query(user, "ModComments", "source", "comments");
            users(user);
            comments(user);
        } catch (VtigerException e) {
            findings.fault(REACHED, e.getMessage());
        }
    }

    private boolean reach() throws InterruptedException {
        String host = settings.vtigerUrl().getHost();
        tls.begin();
        try {
            Optional<Duration> ahead = account.clockDifference();
            reportTls(host, true);
            findings.ok(REACHED, "answers at " + settings.vtigerUrl());
            clock(ahead);
            return true;
        } catch (VtigerException e) {
            if (reportTls(host, !(e instanceof VtigerUnreachableException))) {
                findings.fault(REACHED, e.getMessage());
            }
            return false;
        }
    }

    /** @return whether TLS is not what fails */
    private boolean reportTls(String host, boolean connected) {
        if (HttpUrl.isExposed(settings.vtigerUrl())) {
            findings.note(TLS, "Vtiger is asked without TLS: only for a network that is your own");
        }
        return tls.report(host, connected, findings).orElse(true);
    }

    private void clock(Optional<Duration> ahead) {
        if (ahead.isEmpty()) {
            findings.unknown(CLOCK, "Vtiger does not say its time");
        } else if (ahead.get().abs().compareTo(MOST_APART) > 0) {
            findings.note(
                    CLOCK,
                    "this machine's clock and Vtiger's are " + ahead.get().abs().toSeconds()
                            + " s apart: set them by the network's time (NTP), or days and log lines do not match");
        } else {
            findings.ok(CLOCK, "this machine's clock and Vtiger's agree");
        }
    }

    private void query(AccountInspection user, String module, String field, String what)
            throws VtigerException, InterruptedException {
        try {
            user.query(module, field);
            findings.ok("vtiger-" + what, "the user may ask for " + what);
        } catch (NotAllowedException e) {
            findings.fault("vtiger-" + what, "the user may not ask for " + what + ". " + e.getMessage());
        }
    }

    /** The connector does without. */
    private void users(AccountInspection user) throws VtigerException, InterruptedException {
        try {
            user.query("Users", "email1");
            findings.ok(USERS, "the user may ask for users, so mails of the staff are known by their addresses");
        } catch (NotAllowedException e) {
            if (settings.staff().equals(Addresses.NONE)) {
                findings.note(
                        USERS,
                        "the user may not ask for users, so nobody's mails are known to be the staff's: name the staff's "
                                + "addresses or domains with the setting staff");
            } else {
                findings.ok(USERS, "the user may not ask for users; the setting staff names the staff");
            }
        }
    }

    private void comments(AccountInspection user) throws VtigerException, InterruptedException {
        if (!user.mayComment()) {
            findings.fault(COMMENTS, "the user may not make comments: give its role the right to do so");
        } else if (!user.commentsHave("source")) {
            findings.fault(
                    COMMENTS,
                    "comments have no field \"source\" for the user, by which a comment is found again: give its role the "
                            + "right to write that field");
        } else {
            findings.ok(COMMENTS, "the user may make comments, and they have the field \"source\"");
        }
        files(user.largestFile());
    }

    /** PHP's limits are not known from outside: what is over them is dropped. */
    private void files(OptionalLong largest) {
        long wanted = settings.files().perFile();
        String php =
                "; Vtiger does not say PHP's own limits (upload_max_filesize, post_max_size): see docs/operations.md, "
                        + "Files of a mail";
        if (largest.isPresent() && largest.getAsLong() < wanted) {
            findings.note(
                    "vtiger-files",
                    "Vtiger takes files of " + largest.getAsLong() + " bytes at most, and files.max-size is " + wanted
                            + ": lower it" + php);
        } else {
            findings.unknown(
                    "vtiger-files",
                    "files.max-size is " + wanted + " bytes, which Vtiger itself does not refuse" + php);
        }
    }
}
