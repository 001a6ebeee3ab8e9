package io.github.vtigermail.vtiger.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.vtiger.failure.AnswerTooLargeException;
import io.github.vtigermail.vtiger.failure.RequestTooLargeException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import io.github.vtigermail.vtiger.failure.VtigerUnreachableException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that misbehaves while files go out to it does not hold the mailbox up for ever. */
class HttpTransportTest {
    /** More than the systems on both sides take in before somebody reads. */
    private static final long MUCH = 100_000_000L;

    private final CamelContext camel = new DefaultCamelContext();
    private ServerSocket server;
    private HttpTransport http;

    @BeforeEach
    void start() throws Exception {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        camel.start();
        http = TestVtiger.transport(camel, "http://localhost:" + server.getLocalPort(), Duration.ofSeconds(1));
    }

    @AfterEach
    void close() throws Exception {
        http.close();
        camel.close();
        server.close();
    }

    @Test
    void anUploadThatGetsStuckIsCut() throws Exception {
        CompletableFuture<VtigerException> uploaded = upload();
        try (Socket client = server.accept()) {
            answer(client, "100 Continue\r\n");
            Patience.get(uploaded);
        } catch (SocketException e) {
            // on a busy machine the cut may come before the answer
        }

        assertThat(Patience.get(uploaded))
                .isInstanceOf(VtigerUnreachableException.class)
                .matches(VtigerException::mayStillBeCarriedOut);
    }

    /** A server that closes the connection on what is too large would not be heard while the bytes go out. */
    @Test
    void aServerIsAskedWhetherItTakesTheFilesBeforeTheyAreSent() throws Exception {
        CompletableFuture<VtigerException> uploaded = upload();
        try (Socket client = server.accept()) {
            answer(client, "413 Request Entity Too Large\r\nContent-Length: 0\r\n");
        }

        assertThat(Patience.get(uploaded)).isInstanceOf(RequestTooLargeException.class);
    }

    /** Asked for again and again, it would be as large each time. */
    @Test
    void rowsThatAreLargerThanWhatIsReadAreAskedForInSmallerNumbers() throws Exception {
        assertThat(query("{\"success\":true,\"result\":[\"" + "x".repeat(VtigerAnswer.MOST_BYTES) + "\"]}"))
                .isInstanceOf(AnswerTooLargeException.class);
    }

    @Test
    void aLargePageOfAProxyIsNoAnswerOfVtigers() throws Exception {
        assertThat(query("<html>" + "x".repeat(VtigerAnswer.MOST_BYTES)))
                .isInstanceOf(VtigerUnavailableException.class);
    }

    private VtigerException query(String answer) throws Exception {
        CompletableFuture<VtigerException> asked = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                VtigerException.class, () -> http.post("query", Map.of(), Map.of("a", "b"), List.of())));
        try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            StringBuilder header = new StringBuilder();
            while (header.indexOf("\r\n\r\n") < 0) {
                header.append((char) in.read());
            }
            OutputStream out = client.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + answer.length() + "\r\n\r\n" + answer)
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return Patience.get(asked);
        } catch (SocketException e) { // the rest is not read
            return Patience.get(asked);
        }
    }

    private CompletableFuture<VtigerException> upload() {
        UploadFile file = new UploadFile("a", "text/plain", MUCH, HttpTransportTest::zeros);
        return CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                VtigerException.class, () -> http.post("create", Map.of(), Map.of("a", "b"), List.of(file))));
    }

    /** As soon as the request's header is there. */
    private static void answer(Socket client, String response) throws Exception {
        InputStream in = client.getInputStream();
        StringBuilder header = new StringBuilder();
        while (header.indexOf("\r\n\r\n") < 0) {
            header.append((char) in.read());
        }
        assertThat(header).contains("Expect: 100-continue", "Content-Length: ");
        OutputStream out = client.getOutputStream();
        out.write(("HTTP/1.1 " + response + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static InputStream zeros() {
        return new InputStream() {
            @Override
            public int read() {
                return 0;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                return length;
            }
        };
    }
}
