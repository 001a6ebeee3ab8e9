package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.oauth.EncryptionKey;
import io.github.vtigermail.mailbox.oauth.OAuthLogin;
import io.github.vtigermail.mailbox.oauth.OAuthOptions;
import io.github.vtigermail.mailbox.oauth.OAuthSetup;
import io.github.vtigermail.mailbox.oauth.ProviderHttp;
import io.github.vtigermail.mailbox.oauth.RefreshTokens;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.support.jsse.SSLContextParameters;

/** Has the mailboxes of a component log in with OAuth2 that say so. */
final class OAuthLogins {
    private final Clock clock;
    private RefreshTokens tokens;
    private EncryptionKey key;

    OAuthLogins(Clock clock) {
        this.clock = clock;
    }

    void keep(RefreshTokens tokens, EncryptionKey key) {
        this.tokens = tokens;
        this.key = key;
    }

    /** @param tls what identity providers are trusted by; null for the JDK's own */
    void add(MailboxEndpoint endpoint, boolean allowInsecure, SSLContextParameters tls)
            throws GeneralSecurityException, IOException {
        MailConfiguration account = endpoint.getConfiguration();
        Optional<OAuthOptions> options =
                OAuthOptions.of(endpoint.getOauthConfiguration(), account.getUsername(), allowInsecure);
        if (options.isEmpty()) {
            return;
        }
        if (account.getPassword() != null && !account.getPassword().isEmpty()) {
            throw new InvalidOptionException("password", "the mailbox logs in with OAuth2 (oauthProfile): remove it");
        }
        OAuthLogin login = new OAuthLogin(
                options.get(), new OAuthSetup(http(endpoint.getCamelContext(), tls), tokens, key, clock));
        endpoint.setOAuth(login);
        account.setAuthenticator(login.authenticator());
        OAuthLogin.use(account.getProtocol(), account.getAdditionalJavaMailProperties());
    }

    private static ProviderHttp http(CamelContext context, SSLContextParameters tls)
            throws GeneralSecurityException, IOException {
        return new ProviderHttp(tls != null ? tls.createSSLContext(context) : SSLContext.getDefault());
    }
}
