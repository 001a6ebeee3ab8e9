package io.github.vtigermail.mailbox.oauth;

import io.github.vtigermail.mailbox.options.InvalidOptionException;
import io.github.vtigermail.mailbox.options.OAuthConfiguration;
import io.github.vtigermail.support.Sha256;
import io.github.vtigermail.support.ThisHost;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a mailbox logs in with OAuth2, as values. {@link OAuthConfiguration} describes them. The message about a wrong value
 * begins with the name of the option.
 *
 * @param profile which identity provider it is
 * @param grant how access tokens are obtained
 * @param user the user name at the mail server
 * @param clientId the application; empty for a service account
 * @param credential what the application or the service account proves itself with
 * @param scope the scopes, separated by blanks
 * @param endpoints the addresses that are known from the profile and the options
 * @param baseUri where the others are named; null if nowhere
 * @param margin how long before it expires an access token is renewed
 * @param expires when the client secret or the key expires, if that is known from the options
 * @param consentDays for how many days a consent is valid, however it is used
 * @param account the name of the consent in the ledger
 */
public record OAuthOptions(
        Profile profile,
        GrantType grant,
        String user,
        String clientId,
        Credential credential,
        String scope,
        Endpoints endpoints,
        URI baseUri,
        Duration margin,
        Optional<LocalDate> expires,
        Optional<Integer> consentDays,
        String account) {

    /**
     * The options as they are written.
     *
     * @param user the user name at the mail server
     * @param allowInsecure whether an address may do without TLS
     * @return empty if the mailbox logs in with a password
     * @throws InvalidOptionException if one is wrong
     */
    public static Optional<OAuthOptions> of(OAuthConfiguration written, String user, boolean allowInsecure) {
        String name = written.getOauthProfile().strip();
        if (name.isEmpty()) {
            requireNone(written);
            return Optional.empty();
        }
        Profile profile = Profile.of(name);
        GrantType grant = GrantType.of(written.getOauthGrantType().strip());
        profile.require(grant);
        String tenant = written.getOauthTenant().strip();
        if (profile == Profile.MICROSOFT && !tenant.matches("[A-Za-z0-9.-]{1,100}")) {
            throw new InvalidOptionException(
                    "oauthTenant", "it must be the directory (tenant) id of your organization at Microsoft");
        }
        String clientId = written.getOauthClientId().strip();
        if (clientId.isEmpty() && grant != GrantType.JWT_BEARER) {
            throw new InvalidOptionException("oauthClientId", "the mailbox names no application (client id)");
        }
        Credential credential = Credential.of(written, grant, user);
        URI baseUri = address("oauthBaseUri", written.getOauthBaseUri(), allowInsecure);
        Endpoints given = new Endpoints(
                address("oauthTokenEndpoint", written.getOauthTokenEndpoint(), allowInsecure),
                address("oauthAuthorizationEndpoint", written.getOauthAuthorizationEndpoint(), allowInsecure),
                address(
                        "oauthDeviceAuthorizationEndpoint",
                        written.getOauthDeviceAuthorizationEndpoint(),
                        allowInsecure));
        Endpoints endpoints = baseUri != null ? given : given.or(profile.endpoints(tenant));
        requireEndpoints(endpoints, baseUri, grant);
        String scope = written.getOauthScope().strip();
        return Optional.of(new OAuthOptions(
                profile,
                grant,
                user,
                clientId,
                credential,
                scope.isEmpty() ? profile.scope(grant) : scope,
                endpoints,
                baseUri,
                Duration.ofSeconds(Math.max(0, written.getOauthCachedTokensExpirationMarginSeconds())),
                day(written.getOauthExpires().strip()),
                Optional.ofNullable(written.getOauthRefreshTokenDays()),
                account(profile, tenant, baseUri, endpoints, clientId, user)));
    }

    private static void requireNone(OAuthConfiguration written) {
        boolean any = Stream.of(
                        written.getOauthGrantType(),
                        written.getOauthClientId(),
                        written.getOauthClientSecret(),
                        written.getOauthCertificate(),
                        written.getOauthKeyFile())
                .anyMatch(text -> !text.isBlank());
        if (any) {
            throw new InvalidOptionException(
                    "oauthProfile",
                    "the mailbox has other options that begin with oauth: set it to microsoft, google or custom");
        }
    }

    private static void requireEndpoints(Endpoints endpoints, URI baseUri, GrantType grant) {
        if (baseUri != null) {
            return;
        }
        require("oauthTokenEndpoint", endpoints.token());
        if (grant == GrantType.AUTHORIZATION_CODE) {
            require("oauthAuthorizationEndpoint", endpoints.authorization());
        }
        if (grant == GrantType.DEVICE_CODE) {
            require("oauthDeviceAuthorizationEndpoint", endpoints.device());
        }
    }

    private static void require(String option, URI endpoint) {
        if (endpoint == null) {
            throw new InvalidOptionException(option, "it is not known: set it, or oauthBaseUri");
        }
    }

    private static URI address(String option, String text, boolean allowInsecure) {
        if (text.isBlank()) {
            return null;
        }
        try {
            URI address = new URI(text.strip());
            boolean tls = "https".equalsIgnoreCase(address.getScheme());
            boolean plain =
                    "http".equalsIgnoreCase(address.getScheme()) && (allowInsecure || ThisHost.is(address.getHost()));
            if (address.getHost() != null && (tls || plain)) {
                return address;
            }
        } catch (URISyntaxException e) {
            // as below
        }
        throw new InvalidOptionException(option, "it must be an address that begins with https://");
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidOptionException("oauthExpires", "it must be a day such as 2027-05-31");
        }
    }

    /** The same for two folders of one account: a consent is for both. */
    private static String account(
            Profile profile, String tenant, URI baseUri, Endpoints endpoints, String clientId, String user) {
        String identity = String.join(
                "\n",
                profile.toString(),
                tenant,
                String.valueOf(baseUri),
                String.valueOf(endpoints.token()),
                clientId,
                user.strip().toLowerCase(Locale.ROOT));
        return HexFormat.of().formatHex(Sha256.digest().digest(identity.getBytes(StandardCharsets.UTF_8)));
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "OAuthOptions[" + profile + ", " + grant + "]";
    }
}
