package io.github.vtigermail.mailbox.oauth;

import io.github.vtigermail.mailbox.oauth.key.ClientKey;
import io.github.vtigermail.mailbox.oauth.key.ServiceAccountKey;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import io.github.vtigermail.mailbox.options.OAuthConfiguration;
import java.nio.file.Path;

/**
 * What an application or a service account proves itself with at its identity provider. Files are read each time: a new one
 * counts from the next renewal on.
 *
 * @param secret the client secret; empty if there is none
 * @param certificate the file with certificate and private key; null if there is none
 * @param certificatePassword its password; empty for PEM
 * @param keyFile the key file of a service account; null if there is none
 * @param subject the user whom the service account acts for
 */
record Credential(String secret, Path certificate, String certificatePassword, Path keyFile, String subject) {

    static Credential of(OAuthConfiguration written, GrantType grant, String user) {
        String secret = written.getOauthClientSecret().strip();
        Path certificate = file("oauthCertificate", written.getOauthCertificate());
        Path keyFile = file("oauthKeyFile", written.getOauthKeyFile());
        if (!secret.isEmpty() && certificate != null) {
            throw new InvalidOptionException(
                    "oauthClientSecret", "there is a certificate too (oauthCertificate): remove one of them");
        }
        if (grant == GrantType.CLIENT_CREDENTIALS && secret.isEmpty() && certificate == null) {
            throw new InvalidOptionException(
                    "oauthClientSecret", "client-credentials need a client secret or a certificate (oauthCertificate)");
        }
        if (grant == GrantType.JWT_BEARER && keyFile == null) {
            throw new InvalidOptionException("oauthKeyFile", "jwt-bearer needs the key file of the service account");
        }
        String subject = written.getOauthSubject().strip();
        Credential credential = new Credential(
                secret,
                certificate,
                written.getOauthCertificatePassword(),
                keyFile,
                subject.isEmpty() ? user : subject);
        if (certificate != null) {
            credential.clientKey();
        }
        if (keyFile != null) {
            credential.serviceAccountKey();
        }
        return credential;
    }

    /** @throws InvalidOptionException if the file cannot be read */
    ClientKey clientKey() {
        return ClientKey.read(certificate, certificatePassword);
    }

    /** @throws InvalidOptionException if the file cannot be read */
    ServiceAccountKey serviceAccountKey() {
        return ServiceAccountKey.read(keyFile);
    }

    private static Path file(String option, String text) {
        try {
            return text.isBlank() ? null : Path.of(text.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(option, "it must be the name of a file");
        }
    }

    /** Without secrets. */
    @Override
    public String toString() {
        return "Credential";
    }
}
