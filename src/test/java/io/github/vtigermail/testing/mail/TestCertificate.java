package io.github.vtigermail.testing.mail;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate for {@code localhost} and {@code 127.0.0.1} with its key, as the files that servers and
 * clients take: a PKCS12 key store, PEM, and a PKCS12 trust store that holds the certificate alone. The JDK's own
 * {@code keytool} makes it, so it needs no library and is never in the repository.
 */
public final class TestCertificate {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "test";

    private final Path folder;
    private final KeyStore keys;
    private final KeyStore trusted;

    private TestCertificate(Path folder) throws IOException, GeneralSecurityException {
        this.folder = folder;
        keytool(keyStore());
        keys = KeyStore.getInstance(keyStore().toFile(), PASSWORD.toCharArray());
        trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, certificate());
        try (var out = Files.newOutputStream(trustStore())) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        pem(certificatePem(), "CERTIFICATE", certificate().getEncoded());
        pem(
                privateKeyPem(),
                "PRIVATE KEY",
                keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
    }

    private static final class Shared {
        static final TestCertificate INSTANCE = create();

        private static TestCertificate create() {
            try {
                return new TestCertificate(new TempFolder("test-certificate").path());
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException("no test certificate", e);
            }
        }
    }

    /** The one certificate of this JVM; its files are deleted when the JVM ends. */
    public static TestCertificate shared() {
        return Shared.INSTANCE;
    }

    /** A PKCS12 key store with the certificate and its key. */
    public Path keyStore() {
        return folder.resolve("keystore.p12");
    }

    /** A PKCS12 trust store with the certificate alone. */
    public Path trustStore() {
        return folder.resolve("truststore.p12");
    }

    /** The certificate in PEM. */
    public Path certificatePem() {
        return folder.resolve("certificate.pem");
    }

    /** The private key in PEM (PKCS8, not encrypted). */
    public Path privateKeyPem() {
        return folder.resolve("private-key.pem");
    }

    /** The password of both stores and of the key. */
    public String password() {
        return PASSWORD;
    }

    /** The certificate itself. */
    public X509Certificate certificate() {
        try {
            return (X509Certificate) keys.getCertificate(ALIAS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a server with this certificate uses. */
    public SSLContext serverContext() {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client that trusts this certificate, and no other, uses. */
    public SSLContext clientContext() {
        try {
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path keyStore) throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "3650",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keyStore.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        keytool.getOutputStream().close();
        try (InputStream said = keytool.getInputStream()) {
            String output = new String(said.readAllBytes(), StandardCharsets.UTF_8);
            if (Patience.exitCode(keytool) != 0) {
                throw new IOException("keytool ended with " + keytool.exitValue() + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }

    private static void pem(Path file, String what, byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        try {
            Files.writeString(file, "-----BEGIN " + what + "-----\n" + base64 + "\n-----END " + what + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
