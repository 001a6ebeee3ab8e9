package io.github.vtigermail.mailbox.oauth.key;

import io.github.vtigermail.mailbox.options.InvalidOptionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collections;

/**
 * The certificate that an application proves itself with, and its private key.
 *
 * @param key the private key, RSA or EC
 * @param certificate its certificate, which the identity provider knows
 */
public record ClientKey(PrivateKey key, X509Certificate certificate) {
    private static final String OPTION = "oauthCertificate";
    private static final String PEM = "-----BEGIN ";
    private static final int MOST_BYTES = 1024 * 1024;

    /** @throws InvalidOptionException if it cannot be read; the message shows nothing of its content */
    public static ClientKey read(Path file, String password) {
        try {
            if (!Files.isReadable(file) || Files.size(file) > MOST_BYTES) {
                throw new InvalidOptionException(OPTION, "the file " + file + " cannot be read");
            }
            byte[] content = Files.readAllBytes(file);
            String text = new String(content, StandardCharsets.ISO_8859_1);
            return text.contains(PEM) ? ofPem(text) : ofStore(content, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new InvalidOptionException(
                    OPTION,
                    "the file " + file
                            + " cannot be used: it must have a certificate and its private key, as PEM (with "
                            + "BEGIN PRIVATE KEY, so PKCS 8 and not encrypted) or as PKCS 12 with oauthCertificatePassword");
        }
    }

    private static ClientKey ofPem(String text) throws GeneralSecurityException {
        int certificate = text.indexOf("-----BEGIN CERTIFICATE-----");
        if (certificate < 0) {
            throw new GeneralSecurityException("no certificate");
        }
        return new ClientKey(PrivateKeys.ofPem(text), (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(text.substring(certificate).getBytes(StandardCharsets.ISO_8859_1))));
    }

    private static ClientKey ofStore(byte[] content, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(content), password);
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) instanceof PrivateKey key
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new ClientKey(key, certificate);
            }
        }
        throw new GeneralSecurityException("no key");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ClientKey";
    }
}
