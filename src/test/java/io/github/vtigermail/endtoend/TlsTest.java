package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Nothing confidential is sent to a server whose certificate is for another name. */
class TlsTest {
    /** Another name of this machine, which the test certificate is not for. */
    private static final String ANOTHER_NAME = "127.0.0.2";

    private final HelpDesk desk = new HelpDesk();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.vtigermail");
    private final AtomicInteger bytesRead = new AtomicInteger();
    private SSLServerSocket impostor;

    @BeforeEach
    void open() throws IOException {
        log.start();
        logger.addAppender(log);
        try {
            impostor = (SSLServerSocket) TestCertificate.shared()
                    .serverContext()
                    .getServerSocketFactory()
                    .createServerSocket(0, 50, InetAddress.getByName(ANOTHER_NAME));
        } catch (IOException e) {
            assumeTrue(false, "this system has no " + ANOTHER_NAME + ": " + e.getMessage());
        }
        Thread thread = new Thread(this::listen, "impostor");
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        logger.detachAppender(log);
        if (impostor != null) {
            impostor.close();
        }
        desk.close();
    }

    @Test
    void aMailServerWithAnotherNameGetsNoPassword() {
        desk.set("support.host", ANOTHER_NAME + ":" + impostor.getLocalPort());
        desk.start();

        await().until(() -> says("TLS fails"));
        assertThat(bytesRead).hasValue(0);
    }

    @Test
    void aVtigerWithAnotherNameGetsNoMail() {
        desk.set("vtiger.url", "https://" + ANOTHER_NAME + ":" + impostor.getLocalPort());
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        byte[] mail = about("TT1 secret");
        desk.mail.deliver(mail);
        desk.start();

        await().until(() -> says("Vtiger's TLS certificate is not accepted"));
        assertThat(bytesRead).hasValue(0);
        assertThat(desk.isUnread(mail)).isTrue();
    }

    @Test
    void withTheRightNameACommentIsMadeOverHttps() {
        desk.set("vtiger.url", desk.vtiger.httpsUrl() + "/");
        byte[] mail = about("TT2 encrypted");
        desk.mail.deliver(mail);
        desk.start().awaitSettled(mail);

        assertThat(desk.comments("TT2")).hasSize(1);
    }

    private void listen() {
        while (!impostor.isClosed()) {
            try (SSLSocket socket = (SSLSocket) impostor.accept()) {
                while (socket.getInputStream().read() >= 0) {
                    bytesRead.incrementAndGet();
                }
            } catch (IOException e) {
                // The client hung up, as it should.
            }
        }
    }

    private boolean says(String words) {
        return List.copyOf(log.list).stream()
                .anyMatch(line -> line.getFormattedMessage().contains(words));
    }
}
