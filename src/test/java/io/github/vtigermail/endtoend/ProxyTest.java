package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.ConnectProxy;
import io.github.vtigermail.testing.Ran;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Where a web proxy is the only way out, Camel's and Angus Mail's own options lead through it, as docs/operations.md says. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ProxyTest {
    private final HelpDesk desk = new HelpDesk();
    private final ConnectProxy proxy = new ConnectProxy();

    @BeforeEach
    void useProxy() {
        desk.set("vtiger.url", desk.vtiger.httpsUrl())
                .set("camel.component.https.proxy-host", "127.0.0.1")
                .set("camel.component.https.proxy-auth-scheme", "http") // of the proxy itself
                .set("camel.component.https.proxy-port", String.valueOf(proxy.port()))
                .mailbox(
                        "support",
                        Map.of(
                                "mail.imaps.proxy.host",
                                "127.0.0.1",
                                "mail.imaps.proxy.port",
                                String.valueOf(proxy.port())));
    }

    @AfterEach
    void close() {
        desk.close();
        proxy.close();
    }

    @Test
    void aMailBecomesACommentThroughIt() {
        byte[] mail = about("TT1 through a proxy");
        desk.mail.deliver(mail);

        desk.start().awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(proxy.targets())
                .contains(
                        "localhost:" + desk.mail.imapsPort(),
                        URI.create(desk.vtiger.httpsUrl()).getAuthority());
    }

    @Test
    void theCommandCheckGoesTheSameWay() {
        Ran ran = Ran.of(() -> Connector.run(desk.folder.path(), "check"));

        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(proxy.targets())
                .contains(
                        "localhost:" + desk.mail.imapsPort(),
                        URI.create(desk.vtiger.httpsUrl()).getAuthority());
    }
}
