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
 * A key store with the certificates to trust in place of the JDK's certificate authorities, both for mail servers and for
 * Vtiger. Host names are still checked.
 *
 * @param file PKCS12 or JKS
 * @param password its password
 */
public record TrustStore(Path file, String password) {

    /** What is wrong with it, to be read after the setting's name; empty if nothing is. */
    Optional<String> problem() {
        if (!Files.isReadable(file)) {
            return Optional.of("names " + file + ", which cannot be read");
        }
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
            return store.size() > 0
                    ? Optional.empty()
                    : Optional.of("names " + file + ", which contains no certificate");
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            return Optional.of("names " + file + ", which cannot be opened: see tls.trust-store-password");
        }
    }

    /** The same for Camel's components. */
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
