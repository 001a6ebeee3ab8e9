package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Why an identity provider gives no token, for people: of its own words only error codes are shown. */
final class ProviderFault {
    private static final Set<String> TEMPORARY = Set.of("temporarily_unavailable", "server_error", "slow_down");
    private static final Set<String> OF_CONSENT = Set.of(
            "invalid_grant",
            "interaction_required",
            "login_required",
            "consent_required",
            "access_denied",
            "expired_token");
    private static final Set<String> OF_CLIENT = Set.of("invalid_client", "unauthorized_client");
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");
    /** The number that Microsoft's documentation lists. */
    private static final Pattern MICROSOFT = Pattern.compile("AADSTS\\d{1,9}");

    private ProviderFault() {}

    /** It answered with an error. @param grant how a token was asked for */
    static OAuthException refused(URI endpoint, int status, ErrorObject error, GrantType grant) {
        String code = code(error);
        if (status >= 500 || status == 429 || TEMPORARY.contains(code)) {
            return new OAuthException(
                    Remedy.TIME, provider(endpoint) + " is not available (HTTP " + status + also(error) + ")");
        }
        if (grant.needsConsent() && OF_CONSENT.contains(code)) {
            return new OAuthException(
                    Remedy.CONSENT,
                    provider(endpoint) + " no longer accepts the consent, which expired or was revoked (" + code
                            + number(error) + ")");
        }
        if (grant == GrantType.JWT_BEARER) {
            return new OAuthException(
                    Remedy.SETTING,
                    provider(endpoint) + " refuses the service account (" + code + number(error)
                            + "); see oauthKeyFile and oauthSubject, and the domain-wide delegation for its client id");
        }
        if (OF_CLIENT.contains(code)) {
            return new OAuthException(
                    Remedy.SETTING,
                    provider(endpoint) + " refuses the application (" + code + number(error)
                            + "); see oauthClientId, and whether its client secret or certificate is right and has not expired");
        }
        return new OAuthException(
                Remedy.SETTING,
                provider(endpoint) + " refuses the request (" + (code.isEmpty() ? "HTTP " + status : code)
                        + number(error) + "); see the options of the mailbox that begin with oauth");
    }

    /** It answered with something else, such as a page for people. */
    static OAuthException notOAuth(URI endpoint, int status, String contentType) {
        String type = contentType == null ? "nothing" : contentType.split(";")[0].strip();
        String shown = type.matches("[\\w.+-]{1,30}/[\\w.+-]{1,50}|nothing") ? type : "something else";
        return new OAuthException(
                Remedy.TIME,
                provider(endpoint) + " answers with " + shown + " (HTTP " + status
                        + ") in place of a token; if that stays so, see its address, and whether a proxy is in between");
    }

    /** It did not answer. */
    static OAuthException unreachable(URI endpoint, IOException fault) {
        String name = fault.getClass().getSimpleName();
        if (fault instanceof SSLException) {
            return new OAuthException(
                    Remedy.TIME,
                    "TLS with " + provider(endpoint) + " fails (" + name + "); see that its certificate is valid for "
                            + "its name and issued by an authority that is trusted here (tls.trust-store)");
        }
        String why = fault instanceof SocketTimeoutException
                ? " does not answer in time"
                : fault instanceof ConnectException || fault instanceof UnknownHostException
                        ? " cannot be reached (" + name + ")"
                        : " breaks the connection (" + name + ")";
        return new OAuthException(Remedy.TIME, provider(endpoint) + why);
    }

    private static String provider(URI endpoint) {
        return "the identity provider " + endpoint.getHost();
    }

    /** Whether the error is about the consent, or whatever else was granted. */
    static boolean isInvalidGrant(ErrorObject error) {
        return "invalid_grant".equals(code(error));
    }

    private static String code(ErrorObject error) {
        String code = error == null || error.getCode() == null ? "" : error.getCode();
        return CODE.matcher(code).matches() ? code : "";
    }

    private static String also(ErrorObject error) {
        String code = code(error);
        return (code.isEmpty() ? "" : ", " + code) + number(error);
    }

    private static String number(ErrorObject error) {
        Matcher number =
                MICROSOFT.matcher(error == null || error.getDescription() == null ? "" : error.getDescription());
        return number.find() ? ", " + number.group() : "";
    }
}
