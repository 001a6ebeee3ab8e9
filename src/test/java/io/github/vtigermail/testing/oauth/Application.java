package io.github.vtigermail.testing.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** How an application or a service account proves itself at an {@link IdentityServer}: checked as RFC 7523 says. */
final class Application {
    static final String ID = "mailbot-application";
    static final String SECRET = IssuedTokens.MARK + "ClientSecret";
    static final String SERVICE_ACCOUNT = "mailbot@project.iam.gserviceaccount.com";
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private Application() {}

    /** Whether the form of a request has the secret, or an assertion that is signed with the certificate. */
    static boolean isKnown(Map<String, String> form, URI endpoint) {
        if (form.containsKey("client_assertion")) {
            return "urn:ietf:params:oauth:client-assertion-type:jwt-bearer".equals(form.get("client_assertion_type"))
                    && isSigned(form.get("client_assertion"), ID, ID, endpoint, true);
        }
        return ID.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
    }

    /** The user whom a service account acts for; null if it does not prove itself. */
    static String subject(String assertion, String scope, URI endpoint) {
        try {
            JWTClaimsSet claims = SignedJWT.parse(assertion).getJWTClaimsSet();
            return isSigned(assertion, SERVICE_ACCOUNT, claims.getSubject(), endpoint, false)
                            && scope.equals(claims.getStringClaim("scope"))
                    ? claims.getSubject()
                    : null;
        } catch (ParseException e) {
            return null;
        }
    }

    private static boolean isSigned(String text, String issuer, String subject, URI endpoint, boolean thumbprint) {
        try {
            SignedJWT assertion = SignedJWT.parse(text);
            JWTClaimsSet claims = assertion.getJWTClaimsSet();
            Instant now = Instant.now();
            return assertion.verify(new RSASSAVerifier((RSAPublicKey)
                            TestCertificate.shared().certificate().getPublicKey()))
                    && issuer.equals(claims.getIssuer())
                    && subject.equals(claims.getSubject())
                    && claims.getAudience().contains(endpoint.toString())
                    && claims.getJWTID() != null
                    && claims.getIssueTime().toInstant().isBefore(now.plus(LEEWAY))
                    && claims.getExpirationTime().toInstant().isAfter(now.minus(LEEWAY))
                    && claims.getExpirationTime().toInstant().isBefore(now.plus(Duration.ofHours(1)))
                    && (!thumbprint
                            || X509CertUtils.computeSHA256Thumbprint(
                                            TestCertificate.shared().certificate())
                                    .equals(assertion.getHeader().getX509CertSHA256Thumbprint()));
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }
}
