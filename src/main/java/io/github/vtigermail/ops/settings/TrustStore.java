package io.github.vtigermail.ops.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * A file with the certificates to trust in place of the JDK's certificate authorities, both for mail servers and for Vtiger.
 * Host names are still checked.
 *
 * @param file PKCS12, JKS or PEM
 * @param password its password; PEM has none
 */
public record TrustStore(Path file, String password) {
    private static final String PEM = "-----BEGIN ";

    /** What is wrong with it, to be read after the setting's name; empty if nothing is. */
    Optional<String> problem() {
        if (!Files.isReadable(file)) {
            return Optional.of("names " + file + ", which cannot be read");
        }
        try {
            return open().size() > 0
                    ? Optional.empty()
                    : Optional.of("names " + file + ", which contains no certificate");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of("names " + file + ", which cannot be opened: it must be PKCS12, JKS or PEM; see "
                    + "tls.trust-store-password");
        }
    }

    /** Opened. */
    public KeyStore open() throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(file);
        if (!new String(content, StandardCharsets.ISO_8859_1).contains(PEM)) {
            return KeyStore.getInstance(file.toFile(), password.toCharArray());
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content))) {
            store.setCertificateEntry("certificate-" + store.size(), certificate);
        }
        return store;
    }

    /** The same for Camel's components. */
    public SSLContextParameters parameters(CamelContext context) {
        KeyStoreParameters store = new KeyStoreParameters() {
            @Override
            public KeyStore createKeyStore() throws IOException, GeneralSecurityException {
                return open();
            }
        };
        store.setCamelContext(context);
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setCamelContext(context);
        trusted.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setCamelContext(context);
        parameters.setTrustManagers(trusted);
        return parameters;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "TrustStore[" + file + "]";
    }
}
