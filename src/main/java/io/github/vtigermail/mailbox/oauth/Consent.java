package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's consent that the connector reads a mailbox. It ends with a refresh token that is stored encrypted; a connector
 * that runs takes it from there with its next poll.
 *
 * <pre>{@code
 * if (consent.isByDeviceCode()) {
 *     DeviceConsent device = consent.byDevice();
 *     // print device.address() and device.userCode()
 *     while (!device.poll()) {
 *         Thread.sleep(device.interval().toMillis());
 *     }
 * } else {
 *     RedirectConsent redirect = consent.byRedirect(URI.create("http://localhost:8400/"));
 *     // print redirect.address(), get the address that the browser is redirected to
 *     redirect.finish(redirected);
 * }
 * }</pre>
 *
 * <p>All methods that ask the identity provider throw an {@link OAuthException}, whose message is for people.
 */
public final class Consent {
    private final IdentityProvider provider;
    private final RefreshTokens tokens;
    private final TokenCipher cipher;
    private final Clock clock;

    Consent(IdentityProvider provider, RefreshTokens tokens, TokenCipher cipher, Clock clock) {
        this.provider = provider;
        this.tokens = tokens;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Whether the mailbox asks for a device code; otherwise for a redirect. */
    public boolean isByDeviceCode() {
        return provider.options().grant() == GrantType.DEVICE_CODE;
    }

    /** The user name of the mailbox, for which the person consents. */
    public String user() {
        return provider.options().user();
    }

    /**
     * Begins a consent in a browser.
     *
     * @param redirect where the browser is sent afterwards: an address of this machine, such as {@code
     *     http://localhost:8400/}, that the application at the identity provider allows
     */
    public RedirectConsent byRedirect(URI redirect) {
        return new RedirectConsent(this, provider, redirect);
    }

    /** Begins a consent with a code that the person types in, on any device. */
    public DeviceConsent byDevice() {
        return DeviceConsent.begin(this, provider);
    }

    void store(AuthorizationGrant grant) {
        store(provider.consented(grant));
    }

    private void store(Granted granted) {
        if (granted.refreshToken().isEmpty()) {
            throw new OAuthException(
                    Remedy.SETTING,
                    "the identity provider gave an access token, but no refresh token, so the consent would end within the "
                            + "hour; if it is asked for offline access with a scope (offline_access), add that to oauthScope");
        }
        OAuthOptions options = provider.options();
        Instant now = clock.instant();
        Optional<Duration> life =
                options.consentDays().<Duration>map(Duration::ofDays).or(granted::refreshLife);
        tokens.save(
                options.account(),
                new StoredToken(
                        0,
                        cipher.encrypt(options.account(), granted.refreshToken().get()),
                        now,
                        now,
                        life.map(now::plus)));
    }
}
