package io.github.vtigermail.ops.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/**
 * A key store with the certificates that are trusted in place of the JDK's certificate authorities, for mail servers and
 * Vtiger alike. Host names are checked all the same.
 *
 * @param file PKCS12 or JKS
 * @param password what it was made with
 */
public record TrustStore(Path file, String password) {

    /** What is wrong with it, for people. */
    Optional<String> fault() {
        if (!Files.isReadable(file)) {
            return Optional.of("names " + file + ", which cannot be read");
        }
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
            return store.size() > 0 ? Optional.empty() : Optional.of("names " + file + ", which holds no certificate");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of("names " + file + ", which cannot be opened: see tls.trust-store-password");
        }
    }

    /** For Camel's components. */
    public SSLContextParameters parameters(CamelContext context) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setCamelContext(context);
        store.setResource("file:" + file);
        store.setPassword(password);
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
