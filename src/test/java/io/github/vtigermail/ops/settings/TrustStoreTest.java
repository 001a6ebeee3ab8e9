package io.github.vtigermail.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trust store that trusts nothing, or cannot be opened, would stop every mail: it is found at the start. */
class TrustStoreTest {
    private final TempFolder folder = new TempFolder("trust-store");

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void aStoreWithACertificateIsInOrder() {
        TestCertificate certificate = TestCertificate.shared();

        assertThat(new TrustStore(certificate.trustStore(), certificate.password()).fault())
                .isEmpty();
    }

    @Test
    void aStoreWithoutACertificateTrustsNobody() throws Exception {
        Path file = folder.path().resolve("empty.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "changeit".toCharArray());
        }

        assertThat(new TrustStore(file, "changeit").fault())
                .hasValueSatisfying(fault -> assertThat(fault).contains("holds no certificate"));
    }

    @Test
    void aFolderIsNoStore() {
        assertThat(new TrustStore(folder.path(), "").fault()).isPresent();
    }

    @Test
    void aStoreThatIsPrintedKeepsItsPassword() {
        assertThat(new TrustStore(Path.of("trust.p12"), "changeit")).hasToString("TrustStore[trust.p12]");
    }
}
