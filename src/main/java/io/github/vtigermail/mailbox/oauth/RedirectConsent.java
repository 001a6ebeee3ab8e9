package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import java.net.URI;

/** A consent in a browser: authorization code with PKCE. */
public final class RedirectConsent {
    private final Consent consent;
    private final URI redirect;
    private final State state = new State();
    private final CodeVerifier verifier = new CodeVerifier();
    private final URI address;

    RedirectConsent(Consent consent, IdentityProvider provider, URI redirect) {
        this.consent = consent;
        this.redirect = redirect;
        OAuthOptions options = provider.options();
        AuthorizationRequest.Builder request = new AuthorizationRequest.Builder(
                        ResponseType.CODE, new ClientID(options.clientId()))
                .endpointURI(provider.endpoints().authorization())
                .redirectionURI(redirect)
                .scope(Scope.parse(options.scope()))
                .state(state)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .customParameter("login_hint", options.user());
        options.profile().parameters().forEach(request::customParameter);
        address = request.build().toURI();
    }

    /** What the person opens in a browser. */
    public URI address() {
        return address;
    }

    /**
     * Whether this address is of this consent, by its state. Any page in the browser can send it to this machine with another one.
     *
     * @throws OAuthException if it is none that a browser is sent to
     */
    public boolean isOwn(URI redirected) {
        return state.equals(parse(redirected).getState());
    }

    /**
     * Ends it: the refresh token is stored.
     *
     * @param redirected the whole address that the browser was sent to
     * @throws OAuthException if the address is none of this consent, or the identity provider refuses it
     */
    public void finish(URI redirected) {
        AuthorizationResponse response = parse(redirected);
        if (!state.equals(response.getState())) {
            throw new OAuthException(
                    Remedy.CONSENT,
                    "this address belongs to another attempt (its state differs): open the address of this one");
        }
        if (!response.indicatesSuccess()) {
            String code =
                    String.valueOf(response.toErrorResponse().getErrorObject().getCode());
            throw new OAuthException(
                    Remedy.CONSENT,
                    "the identity provider did not get the consent"
                            + (code.matches("[a-z_]{1,40}") ? " (" + code + ")" : ""));
        }
        consent.store(
                new AuthorizationCodeGrant(response.toSuccessResponse().getAuthorizationCode(), redirect, verifier));
    }

    private static AuthorizationResponse parse(URI redirected) {
        try {
            return AuthorizationResponse.parse(redirected);
        } catch (ParseException | RuntimeException e) {
            throw new OAuthException(
                    Remedy.CONSENT,
                    "this is not the address that the browser was sent to at the end: it contains code= and state=");
        }
    }
}
