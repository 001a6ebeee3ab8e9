package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.FreePort;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The health page shows that the connector is down, and why, and that it is up again. */
@Execution(ExecutionMode.CONCURRENT)
class HealthTest {
    private final HelpDesk desk = new HelpDesk();
    private final int port = FreePort.find();

    @BeforeEach
    void retryQuickly() {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        desk.set("health.port", String.valueOf(port));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void itIsUpWhileMailsBecomeComments() throws Exception {
        desk.start().awaitPolled();

        HttpResponse<String> health = ask("/health");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .contains("\"status\" : \"UP\"", "\"vtiger\"", "\"ledger\"", "\"mailbox-support\"")
                .doesNotContain("DOWN");
    }

    @Test
    void itIsDownWithTheReasonWhileVtigerFailsAndUpAgainAfterwards() throws Exception {
        desk.start().awaitPolled();
        desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
        byte[] mail = HelpDesk.about("TT1 while Vtiger is down");
        desk.mail.deliver(mail);

        awaitStatus(503);
        assertThat(ask("/health").body())
                .contains("HTTP status 503", "mailbox-support")
                .doesNotContain("while Vtiger");
        assertThat(ask("/health/live").statusCode())
                .as("it is alive: a restart would not help")
                .isEqualTo(200);

        desk.vtiger.faults().clear();
        desk.awaitSettled(mail);
        awaitStatus(200);
    }

    @Test
    void itIsDownWhileTheMailServerIsUnreachable() throws Exception {
        desk.start().awaitPolled();
        desk.mail.stop();

        awaitStatus(503);
        assertThat(ask("/health").body()).contains("the mailbox cannot be read");

        desk.mail.start();
        awaitStatus(200);
    }

    @Test
    void noOtherPageAndNoOtherMethodIsServed() throws Exception {
        desk.start();

        assertThat(ask("/").statusCode()).isEqualTo(404);
        assertThat(ask("/health/../application.properties").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(uri("/health"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(post, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);
    }

    private void awaitStatus(int status) {
        await().until(() -> ask("/health").statusCode() == status);
    }

    private HttpResponse<String> ask(String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
