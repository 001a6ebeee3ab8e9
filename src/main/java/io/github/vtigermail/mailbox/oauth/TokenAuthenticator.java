package io.github.vtigermail.mailbox.oauth;

import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Store;
import org.apache.camel.component.mail.MailAuthenticator;

/**
 * Gives the access token of a mailbox as its password, for each connection the one that is valid then: Angus Mail opens more
 * than one, in the middle of a poll too.
 */
public final class TokenAuthenticator extends MailAuthenticator {
    private final OAuthOptions options;
    private final AccessTokens tokens;
    private boolean begun;
    private boolean connecting;
    private long connectingSince;

    TokenAuthenticator(OAuthOptions options, AccessTokens tokens) {
        this.options = options;
        this.tokens = tokens;
    }

    /** @throws OAuthException if there is no token */
    @Override
    public synchronized PasswordAuthentication getPasswordAuthentication() {
        if (!begun) { // camel-mail asks for the user name when it makes its session
            return new PasswordAuthentication(options.user(), "");
        }
        if (!connecting) {
            return new PasswordAuthentication(options.user(), tokens.current());
        }
        // Within connect(), the mail API asks for another password because the server refused the first.
        return tokens.issued() - connectingSince >= 0
                ? null
                : new PasswordAuthentication(options.user(), tokens.renewed());
    }

    /**
     * Opens a store. A token that the server does not accept, although it should be valid, is renewed once.
     *
     * @throws OAuthException if there is no token
     */
    public void connect(Store store, String host, int port) throws MessagingException {
        synchronized (this) {
            begun = true;
            connectingSince = System.nanoTime();
        }
        String token = tokens.current();
        setConnecting(true);
        try {
            store.connect(host, port, options.user(), token);
            tokens.accepted();
        } finally {
            setConnecting(false);
        }
    }

    private synchronized void setConnecting(boolean connecting) {
        this.connecting = connecting;
    }

    /** What it means that the server refuses the login, even with a new token. */
    public OAuthException refused() {
        String advice =
                switch (options.grant()) {
                    case CLIENT_CREDENTIALS ->
                        "may the application read it? (at Microsoft 365: New-ServicePrincipal and Add-MailboxPermission; "
                                + "see docs/oauth.md)";
                    case JWT_BEARER -> "see oauthSubject, and whether IMAP is allowed for the user";
                    default ->
                        "see username: it must be the mailbox of who consented, or one that this person may read; and "
                                + "whether IMAP is allowed for it";
                };
        return tokens.refused(new OAuthException(
                Remedy.SETTING,
                "the mail server refuses the login with an access token that was just issued; " + advice));
    }
}
