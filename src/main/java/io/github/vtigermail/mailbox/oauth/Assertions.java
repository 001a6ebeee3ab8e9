package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.assertions.jwt.JWTAssertionDetails;
import com.nimbusds.oauth2.sdk.assertions.jwt.JWTAssertionFactory;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.id.Subject;
import io.github.vtigermail.mailbox.oauth.key.ClientKey;
import io.github.vtigermail.mailbox.oauth.key.ServiceAccountKey;
import java.net.URI;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

/** The signed statements by which an application or a service account proves who it is. */
final class Assertions {
    private static final Duration LIFE = Duration.ofMinutes(5);

    private Assertions() {}

    /** Of an application with a certificate, which its thumbprint names. */
    static ClientAuthentication ofClient(OAuthOptions options, URI endpoint, Instant now) {
        ClientKey client = options.credential().clientKey();
        JWTAuthenticationClaimsSet claims = new JWTAuthenticationClaimsSet(
                new ClientID(options.clientId()),
                List.of(new Audience(endpoint)),
                Date.from(now.plus(LIFE)),
                Date.from(now),
                Date.from(now),
                new JWTID());
        try {
            return new PrivateKeyJWT(
                    claims,
                    algorithm(client.key(), options.profile().algorithm()),
                    client.key(),
                    null,
                    null,
                    X509CertUtils.computeSHA256Thumbprint(client.certificate()),
                    null);
        } catch (JOSEException e) {
            throw new IllegalStateException("the certificate's key cannot sign", e);
        }
    }

    /** Of a service account that acts for a user. */
    static SignedJWT ofServiceAccount(OAuthOptions options, URI endpoint, Instant now) {
        ServiceAccountKey account = options.credential().serviceAccountKey();
        JWTAssertionDetails details = new JWTAssertionDetails(
                new Issuer(account.email()),
                new Subject(options.credential().subject()),
                List.of(new Audience(endpoint)),
                Date.from(now.plus(LIFE)),
                null,
                Date.from(now),
                new JWTID(),
                Map.of("scope", options.scope()));
        try {
            return JWTAssertionFactory.create(
                    details,
                    algorithm(account.key(), JWSAlgorithm.RS256),
                    account.key(),
                    account.keyId().isEmpty() ? null : account.keyId(),
                    null,
                    null,
                    null);
        } catch (JOSEException e) {
            throw new IllegalStateException("the service account's key cannot sign", e);
        }
    }

    private static JWSAlgorithm algorithm(PrivateKey key, JWSAlgorithm ofRsa) {
        return key.getAlgorithm().equals("EC") ? JWSAlgorithm.ES256 : ofRsa;
    }
}
