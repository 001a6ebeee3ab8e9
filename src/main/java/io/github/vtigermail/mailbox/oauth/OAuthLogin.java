package io.github.vtigermail.mailbox.oauth;

/** How one mailbox logs in with OAuth2. */
public final class OAuthLogin {
    private final OAuthOptions options;
    private final OAuthSetup setup;
    private final IdentityProvider provider;
    private final TokenCipher cipher;

    /** @param options as the mailbox has them */
    public OAuthLogin(OAuthOptions options, OAuthSetup setup) {
        this.options = options;
        this.setup = setup;
        this.provider = new IdentityProvider(options, setup.http(), setup.clock());
        this.cipher = new TokenCipher(setup.key());
    }

    /** Whether a person has to consent, and can. */
    public boolean needsConsent() {
        return options.grant().needsConsent();
    }

    /** A new consent. Only for a mailbox that {@link #needsConsent}. */
    public Consent consent() {
        if (!needsConsent()) {
            throw new IllegalStateException("no person consents to " + options.grant());
        }
        return new Consent(provider, setup.tokens(), cipher, setup.clock());
    }
}
