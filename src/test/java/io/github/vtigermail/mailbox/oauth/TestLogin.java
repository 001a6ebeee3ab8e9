package io.github.vtigermail.mailbox.oauth;

import io.github.vtigermail.mailbox.options.OAuthConfiguration;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.net.URI;
import java.time.Clock;

/** The login of a mailbox at an {@link IdentityServer}. */
final class TestLogin {
    final OAuthConfiguration written = new OAuthConfiguration();
    private final RefreshTokens tokens;
    private final EncryptionKey key;
    private final Clock clock;

    TestLogin(IdentityServer provider, String grant, RefreshTokens tokens, TempFolder folder, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
        key = new EncryptionKey("", folder.path().resolve("secrets/key"));
        written.setOauthProfile("custom");
        written.setOauthGrantType(grant);
        written.setOauthBaseUri(provider.uri("/").toString());
        written.setOauthScope(IdentityServer.SCOPE);
        written.setOauthClientId(IdentityServer.application().get("oauthClientId"));
        written.setOauthClientSecret(IdentityServer.application().get("oauthClientSecret"));
    }

    OAuthOptions options() {
        return OAuthOptions.of(written, MailServer.USER, false).orElseThrow();
    }

    OAuthLogin login() {
        return new OAuthLogin(options(), setup());
    }

    /** Where its access tokens come from. */
    ConsentedTokens source() {
        return new ConsentedTokens(
                new IdentityProvider(options(), setup().http(), clock), tokens, new TokenCipher(key), clock);
    }

    IdentityProvider provider() {
        return new IdentityProvider(options(), setup().http(), clock);
    }

    void consent(IdentityServer provider) {
        RedirectConsent redirect = login().consent().byRedirect(URI.create("http://localhost:8400/"));
        redirect.finish(provider.agree(redirect.address()));
    }

    private OAuthSetup setup() {
        return new OAuthSetup(new ProviderHttp(TestCertificate.shared().clientContext()), tokens, key, clock);
    }
}
