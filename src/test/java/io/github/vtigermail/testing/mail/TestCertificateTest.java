package io.github.vtigermail.testing.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestCertificateTest {

    private final TestCertificate certificate = TestCertificate.shared();

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void isTrustedForTheLoopbackNames(String host) throws Exception {
        assertThat(handshake(certificate.clientContext(), host)).startsWith("TLSv1.");
    }

    @Test
    void isNotTrustedForAnotherName() {
        assertThatThrownBy(() -> handshake(certificate.clientContext(), "mail.example.com"))
                .hasMessageContaining("mail.example.com");
    }

    @Test
    void isNotTrustedWithoutItsTrustStore() {
        assertThatThrownBy(() -> handshake(SSLContext.getDefault(), "localhost"))
                .hasMessageContaining("unable to find valid certification path");
    }

    @Test
    void isThereAsPem() throws IOException {
        assertThat(Files.readString(certificate.certificatePem())).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(Files.readString(certificate.privateKeyPem())).startsWith("-----BEGIN PRIVATE KEY-----\n");
    }

    private String handshake(SSLContext client, String expectedHost) throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket listening =
                certificate.serverContext().getServerSocketFactory().createServerSocket(0, 1, loopback)) {
            CompletableFuture.runAsync(() -> {
                try (SSLSocket accepted = (SSLSocket) listening.accept()) {
                    accepted.startHandshake();
                    accepted.getInputStream().read();
                } catch (IOException e) {
                    // the client says what is wrong
                }
            });
            SSLParameters check = client.getDefaultSSLParameters();
            check.setEndpointIdentificationAlgorithm("HTTPS");
            try (var plain = new java.net.Socket(loopback, listening.getLocalPort());
                    SSLSocket socket = (SSLSocket) client.getSocketFactory()
                            .createSocket(plain, expectedHost, listening.getLocalPort(), true)) {
                socket.setSSLParameters(check);
                socket.startHandshake();
                return socket.getSession().getProtocol();
            }
        }
    }
}
