package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A consent with a code that a person types in on any device. */
public final class DeviceConsent {
    private static final Duration SLOWER = Duration.ofSeconds(5);

    private final Consent consent;
    private final DeviceAuthorizationSuccessResponse device;
    private final long begun = System.nanoTime();
    private Duration interval;

    private DeviceConsent(Consent consent, DeviceAuthorizationSuccessResponse device) {
        this.consent = consent;
        this.device = device;
        this.interval = Duration.ofSeconds(Math.max(1, device.getInterval()));
    }

    static DeviceConsent begin(Consent consent, IdentityProvider provider) {
        OAuthOptions options = provider.options();
        URI endpoint = provider.endpoints().device();
        if (endpoint == null) {
            throw new OAuthException(
                    OAuthException.Remedy.SETTING,
                    "the identity provider names no device authorization endpoint: set oauthDeviceAuthorizationEndpoint, or "
                            + "oauthGrantType to authorization-code");
        }
        Scope scope = Scope.parse(options.scope());
        Optional<ClientAuthentication> authentication = provider.authentication();
        DeviceAuthorizationRequest request = authentication.isPresent()
                ? new DeviceAuthorizationRequest(endpoint, authentication.get(), scope, null)
                : new DeviceAuthorizationRequest(endpoint, new ClientID(options.clientId()), scope);
        HTTPResponse answer = provider.send(request.toHTTPRequest());
        if (answer.getStatusCode() != 200) {
            throw provider.fault(endpoint, answer);
        }
        try {
            return new DeviceConsent(consent, DeviceAuthorizationSuccessResponse.parse(answer));
        } catch (ParseException | RuntimeException e) {
            throw ProviderFault.notOAuth(endpoint, answer.getStatusCode(), answer.getHeaderValue("Content-Type"));
        }
    }

    /** What the person types in. */
    public String userCode() {
        return device.getUserCode().getValue();
    }

    /** Where the person types it in. */
    public URI address() {
        return device.getVerificationURI();
    }

    /** The same with the code in it, if the identity provider has that. */
    public Optional<URI> addressWithCode() {
        return Optional.ofNullable(device.getVerificationURIComplete());
    }

    /** How long the code is valid, from the beginning. */
    public Duration life() {
        return Duration.ofSeconds(device.getLifetime());
    }

    /** How long to wait before the next {@link #poll}; may grow. */
    public Duration interval() {
        return interval;
    }

    /**
     * Asks whether the person has consented; if so, the refresh token is stored.
     *
     * @return false if the person has not finished yet
     * @throws OAuthException if the person refused, the code has expired, or the identity provider refuses it; not if it cannot be
     *     reached for a while
     */
    public boolean poll() {
        try {
            consent.store(new DeviceCodeGrant(device.getDeviceCode()));
            return true;
        } catch (PendingException e) {
            interval = e.isTooFast() ? interval.plus(SLOWER) : interval;
            return false;
        } catch (OAuthException e) {
            if (e.needsPerson() || System.nanoTime() - begun > life().toNanos()) {
                throw e;
            }
            interval = interval.plus(SLOWER); // as RFC 8628 asks for
            return false;
        }
    }
}
