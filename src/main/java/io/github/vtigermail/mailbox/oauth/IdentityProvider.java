package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.JWTBearerGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The identity provider of a mailbox: asks it for tokens, and says what its answers mean. */
final class IdentityProvider {
    /** How long an access token is taken to be valid if the provider does not say so. */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(5);

    /** What it says while a person has not finished a consent by device code. */
    private static final Set<String> PENDING = Set.of("authorization_pending", "slow_down");

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final String REFRESH_LIFE = "refresh_token_expires_in";

    private final OAuthOptions options;
    private final HTTPRequestSender http;
    private final ProviderClock clock;
    private Endpoints discovered;
    private boolean basic;

    IdentityProvider(OAuthOptions options, HTTPRequestSender http, Clock clock) {
        this.options = options;
        this.http = http;
        this.clock = new ProviderClock(clock);
    }

    OAuthOptions options() {
        return options;
    }

    /** @throws OAuthException if it has to be asked for them, and does not answer */
    synchronized Endpoints endpoints() {
        if (options.baseUri() == null) {
            return options.endpoints();
        }
        if (discovered == null) {
            discovered = options.endpoints().or(discover());
        }
        return discovered;
    }

    private Endpoints discover() {
        URI address = URI.create(options.baseUri().toString().replaceAll("/$", "") + DISCOVERY);
        HTTPResponse answer = send(new HTTPRequest(HTTPRequest.Method.GET, address));
        try {
            AuthorizationServerMetadata metadata = AuthorizationServerMetadata.parse(answer.getBodyAsJSONObject());
            List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
            basic = methods != null
                    && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST);
            return new Endpoints(
                    metadata.getTokenEndpointURI(),
                    metadata.getAuthorizationEndpointURI(),
                    metadata.getDeviceAuthorizationEndpointURI());
        } catch (ParseException e) {
            throw ProviderFault.notOAuth(address, answer.getStatusCode(), answer.getHeaderValue("Content-Type"));
        }
    }

    /** With what the application has of its own. */
    Granted clientCredentials(AuthorizationGrant grant) {
        return ask(() -> request(grant, Scope.parse(options.scope())));
    }

    /** For the user whom the service account acts for. */
    Granted serviceAccount() {
        Scope scope = options.profile() == Profile.CUSTOM ? Scope.parse(options.scope()) : null;
        return ask(() -> request(
                new JWTBearerGrant(
                        Assertions.ofServiceAccount(options, endpoints().token(), clock.now())),
                scope));
    }

    /** With what a person's consent gave: a code, or a refresh token. */
    Granted consented(AuthorizationGrant grant) {
        return ask(() -> request(grant, null));
    }

    private TokenRequest request(AuthorizationGrant grant, Scope scope) {
        URI endpoint = endpoints().token();
        Optional<ClientAuthentication> authentication = authentication();
        if (authentication.isPresent()) {
            return new TokenRequest(endpoint, authentication.get(), grant, scope);
        }
        return options.clientId().isEmpty()
                ? new TokenRequest(endpoint, grant, scope)
                : new TokenRequest(endpoint, new ClientID(options.clientId()), grant, scope);
    }

    /** Empty for an application that has no secret. */
    Optional<ClientAuthentication> authentication() {
        if (options.clientId().isEmpty()) {
            return Optional.empty();
        }
        ClientID client = new ClientID(options.clientId());
        if (options.credential().certificate() != null) {
            return Optional.of(Assertions.ofClient(options, endpoints().token(), clock.now()));
        }
        if (options.credential().secret().isEmpty()) {
            return Optional.empty();
        }
        Secret secret = new Secret(options.credential().secret());
        return Optional.of(basic ? new ClientSecretBasic(client, secret) : new ClientSecretPost(client, secret));
    }

    private Granted ask(Supplier<TokenRequest> request) {
        HTTPResponse answer = send(request.get().toHTTPRequest());
        if (clock.learn(answer) && answer.getStatusCode() != 200 && isSigned()) {
            answer = send(request.get().toHTTPRequest()); // its time is known now
        }
        URI endpoint = endpoints().token();
        if (answer.getStatusCode() != 200) {
            throw fault(endpoint, answer);
        }
        try {
            return granted(AccessTokenResponse.parse(answer));
        } catch (ParseException | RuntimeException e) {
            throw ProviderFault.notOAuth(endpoint, answer.getStatusCode(), answer.getHeaderValue("Content-Type"));
        }
    }

    private boolean isSigned() {
        return options.credential().certificate() != null || options.grant() == GrantType.JWT_BEARER;
    }

    /** What an answer that is no success means: an {@link OAuthException}, or a {@link PendingException}. */
    RuntimeException fault(URI endpoint, HTTPResponse answer) {
        ErrorObject error = error(answer);
        if (PENDING.contains(String.valueOf(error.getCode()))) {
            return new PendingException("slow_down".equals(error.getCode()));
        }
        return error.getCode() == null && answer.getStatusCode() < 500 && answer.getStatusCode() != 429
                ? ProviderFault.notOAuth(endpoint, answer.getStatusCode(), answer.getHeaderValue("Content-Type"))
                : ProviderFault.refused(endpoint, answer.getStatusCode(), error, options.grant());
    }

    /** The error in an answer; without a code if there is none. */
    static ErrorObject error(HTTPResponse answer) {
        try {
            return ErrorObject.parse(answer.getBodyAsJSONObject());
        } catch (ParseException | RuntimeException e) {
            return new ErrorObject(null);
        }
    }

    /** @throws OAuthException if there is no answer */
    HTTPResponse send(HTTPRequest request) {
        try {
            return request.send(http);
        } catch (IOException e) {
            throw ProviderFault.unreachable(request.getURI(), e);
        }
    }

    private static Granted granted(AccessTokenResponse answer) {
        long life = answer.getTokens().getAccessToken().getLifetime();
        RefreshToken refresh = answer.getTokens().getRefreshToken();
        return new Granted(
                answer.getTokens().getAccessToken().getValue(),
                life > 0 ? Duration.ofSeconds(life) : UNKNOWN_LIFE,
                Optional.ofNullable(refresh).map(RefreshToken::getValue),
                refreshLife(answer.getCustomParameters()));
    }

    private static Optional<Duration> refreshLife(Map<String, Object> parameters) {
        return parameters.get(REFRESH_LIFE) instanceof Number seconds && seconds.longValue() > 0
                ? Optional.of(Duration.ofSeconds(seconds.longValue()))
                : Optional.empty();
    }
}
