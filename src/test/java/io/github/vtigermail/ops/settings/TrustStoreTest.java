package io.github.vtigermail.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trust store that is empty or cannot be opened would stop every mail, so it is reported at the start. */
class TrustStoreTest {
    private final TempFolder folder = new TempFolder("trust-store");

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void aStoreWithACertificateIsValid() {
        TestCertificate certificate = TestCertificate.shared();

        assertThat(new TrustStore(certificate.trustStore(), certificate.password()).problem())
                .isEmpty();
    }

    @Test
    void aCertificateInPemIsValidWithoutAPassword() throws Exception {
        TrustStore pem = new TrustStore(TestCertificate.shared().certificatePem(), "");

        assertThat(pem.problem()).isEmpty();
        CamelContext context = new DefaultCamelContext();
        assertThat(pem.parameters(context).createSSLContext(context)).isNotNull();
        context.stop();
    }

    @Test
    void aKeyInPemIsInvalid() {
        assertThat(new TrustStore(TestCertificate.shared().privateKeyPem(), "").problem())
                .isPresent();
    }

    @Test
    void aStoreWithoutACertificateIsInvalid() throws Exception {
        Path file = folder.path().resolve("empty.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }

        assertThat(new TrustStore(file, "changeit").problem())
                .hasValueSatisfying(fault -> assertThat(fault).contains("contains no certificate"));
    }

    @Test
    void aFolderIsInvalid() {
        assertThat(new TrustStore(folder.path(), "").problem()).isPresent();
    }

    @Test
    void thePasswordIsNotInToString() {
        assertThat(new TrustStore(Path.of("trust.p12"), "changeit")).hasToString("TrustStore[trust.p12]");
    }
}
