package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import io.github.vtigermail.mailbox.oauth.sasl.OAuthBearer;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** How one mailbox logs in with OAuth2. */
public final class OAuthLogin {
    private final OAuthOptions options;
    private final OAuthSetup setup;
    private final IdentityProvider provider;
    private final TokenCipher cipher;
    private final AccessTokens tokens;
    private final TokenAuthenticator authenticator;

    /** @param options as the mailbox has them */
    public OAuthLogin(OAuthOptions options, OAuthSetup setup) {
        this.options = options;
        this.setup = setup;
        this.provider = new IdentityProvider(options, setup.http(), setup.clock());
        this.cipher = new TokenCipher(setup.key());
        this.tokens = new AccessTokens(source(), options.margin(), System::nanoTime);
        this.authenticator = new TokenAuthenticator(options, tokens);
    }

    private TokenSource source() {
        return switch (options.grant()) {
            case CLIENT_CREDENTIALS -> () -> provider.clientCredentials(new ClientCredentialsGrant());
            case JWT_BEARER -> provider::serviceAccount;
            default -> new ConsentedTokens(provider, setup.tokens(), cipher, setup.clock());
        };
    }

    /** What camel-mail's session is made with. */
    public TokenAuthenticator authenticator() {
        return authenticator;
    }

    /** Has Angus Mail log in with tokens. @param properties of the mailbox */
    public static void use(String protocol, Properties properties) {
        OAuthBearer.use(protocol, properties);
    }

    /** Whether a person has to consent, and can. */
    public boolean needsConsent() {
        return options.grant().needsConsent();
    }

    /** When its credentials expire, as far as that is known. */
    public List<Expiry> expiries() {
        return Expiries.of(options, needsConsent() ? setup.tokens().find(options.account()) : Optional.empty());
    }

    /**
     * Uses the consent: a mail server may keep a connection for longer than a refresh token may be unused. Whatever comes of it is
     * reported with the next login.
     */
    public void keepAlive() {
        if (needsConsent()) {
            try {
                tokens.current();
            } catch (OAuthException e) {
                // The connection may last.
            }
        }
    }

    /** A new consent. Only for a mailbox that {@link #needsConsent}. */
    public Consent consent() {
        if (!needsConsent()) {
            throw new IllegalStateException("no person consents to " + options.grant());
        }
        return new Consent(provider, setup.tokens(), cipher, setup.clock());
    }
}
