package io.github.vtigermail.ops.authorize;

import io.github.vtigermail.mailbox.file.MailboxFile;
import io.github.vtigermail.mailbox.file.MailboxView;
import io.github.vtigermail.mailbox.file.WaitingMails;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.oauth.Consent;
import io.github.vtigermail.mailbox.oauth.DeviceConsent;
import io.github.vtigermail.mailbox.oauth.OAuthException;
import io.github.vtigermail.mailbox.oauth.OAuthLogin;
import io.github.vtigermail.ops.log.ConsoleLog;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code authorize}: walks a person through the consent that a mailbox with OAuth2 needs. */
@Command(
        name = "authorize",
        mixinStandardHelpOptions = true,
        description = {
            "Asks a person for the consent that the connector reads a mailbox (OAuth2), stores it encrypted in the ledger, "
                    + "logs into the mailbox and says what it saw. Opens nothing by itself: it prints an address for "
                    + "your browser, or a code.",
            "",
            "The browser may be on another machine: it is then sent to an address that it cannot open, which you paste here. "
                    + "A connector that runs uses the new consent at once."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the consent is stored, and the mailbox can be read",
            "1:there is no consent, or the mailbox cannot be read",
            "2:a setting, the mailbox file or an option is missing or wrong"
        })
public final class AuthorizeCommand implements Callable<Integer> {
    static final int PORT = 8400;

    private final Supplier<Authorizer> connector;
    private final InputStream typed;

    @Spec
    private CommandSpec spec;

    @Option(names = "--mailbox", required = true, paramLabel = "NAME", description = "the id in its mailbox file")
    private String mailbox;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + PORT,
            description = "where to listen for the browser, on this machine alone: the identity provider must allow "
                    + "http://localhost:PORT/; default: ${DEFAULT-VALUE}")
    private int port;

    /** @param typed what a person types or pastes */
    public AuthorizeCommand(Supplier<Authorizer> connector, InputStream typed) {
        this.connector = connector;
        this.typed = typed;
    }

    @Override
    public Integer call() throws Exception {
        ConsoleLog.quiet();
        MailboxFile file = connector.get().mailbox(mailbox);
        Optional<OAuthLogin> login = file.oauth().filter(OAuthLogin::needsConsent);
        if (login.isEmpty()) {
            throw new InvalidSettingsException(List.of("the mailbox " + mailbox
                    + " needs no consent: oauthGrantType of its file is not authorization-code or device-code"));
        }
        try {
            Consent consent = login.get().consent();
            if (consent.isByDeviceCode()) {
                byDevice(consent.byDevice());
            } else {
                new BrowserConsent(consent, out(), typed).run(port);
            }
            out().println("The consent is stored. Logging in …");
            report(file);
            return 0;
        } catch (OAuthException | MailboxUnavailableException e) {
            spec.commandLine().getErr().println("mailbox=" + mailbox + ": " + e.getMessage());
            return 1;
        }
    }

    private void byDevice(DeviceConsent device) throws InterruptedException {
        out().println("Open this address in a browser, on any device, and log in as the user of the mailbox:");
        out().println();
        out().println("  " + device.address());
        out().println("  and type in the code " + device.userCode());
        device.addressWithCode().ifPresent(address -> out().println("  or open " + address));
        out().println();
        out().println("The code is valid for " + device.life().toMinutes() + " minutes.");
        do {
            Thread.sleep(device.interval().toMillis());
        } while (!device.poll());
    }

    private void report(MailboxFile file) throws MailboxUnavailableException {
        try (MailboxView view = file.look()) {
            WaitingMails waiting = view.waiting(Optional.empty(), Clock.systemDefaultZone());
            out().println("Logged in at " + file.account() + ". A first start would look at " + waiting.mails()
                    + " of its mails; " + waiting.withTicket() + " have a ticket in their subject.");
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
