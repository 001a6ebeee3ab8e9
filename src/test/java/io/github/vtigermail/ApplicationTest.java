package io.github.vtigermail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.TestCertificate;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application of other people, on Camel Main, with a route of its own on our templates. */
class ApplicationTest {
    private static final String MAILBOX = """
            - templatedRoute:
                routeTemplateRef: vtiger-ticket-mailbox
                parameters:
                  - { name: name, value: support }
                  - { name: to, value: "direct:support" }
                  - { name: host, value: "{{support.host}}" }
                  - { name: port, value: "{{support.port}}" }
                  - { name: username, value: "{{support.username}}" }
                  - { name: password, value: "{{support.password}}" }
                  - { name: delay, value: "100" }
            """;
    private static final String COMMENT = """
            - templatedRoute:
                routeTemplateRef: vtiger-comment
                parameters:
                  - { name: url, value: "{{crm.url}}" }
                  - { name: username, value: mailbot }
                  - { name: accessKey, value: "{{crm.key}}" }
            """;
    private static final String ROUTE = """
            - route:
                from:
                  uri: direct:support
                  steps:
                    - to: mock:before
                    - to: direct:vtiger-comment
                    - to: mock:after
            """;

    private final HelpDesk desk = new HelpDesk();
    private final Main main = new Main();

    @BeforeEach
    void settings() {
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.configure().setShutdownTimeout(5);
        main.addInitialProperty("crm.url", desk.vtiger.url());
        main.addInitialProperty("crm.key", HelpDesk.KEY);
        main.addInitialProperty("support.host", desk.mail.host());
        main.addInitialProperty("support.port", String.valueOf(desk.mail.imapsPort()));
        main.addInitialProperty("support.username", desk.mail.user());
        main.addInitialProperty("support.password", desk.mail.password());
        main.addInitialProperty("vtiger.settle-time", "1s");
        main.addInitialProperty("vtiger.of-the-application", "a key of theirs that begins as ours do");
        main.addInitialProperty(
                "ledger.url",
                "jdbc:sqlite:" + desk.folder.path("data/ledger.db").toString());
        main.addInitialProperty(
                "tls.trust-store", TestCertificate.shared().trustStore().toString());
        main.addInitialProperty(
                "tls.trust-store-password", TestCertificate.shared().password());
    }

    @AfterEach
    void close() {
        main.stop();
        desk.close();
    }

    @Test
    void aMailBecomesACommentByARouteOfFiveLines() throws Exception {
        byte[] mail = HelpDesk.about("TT1 the printer is on fire");
        byte[] other = Mails.to(desk.mail.user()).subject("Newsletter").build();
        byte[] unknown = HelpDesk.about("TT999 nobody knows that one");
        desk.mail.deliver(other);
        desk.mail.deliver(unknown);
        desk.mail.deliver(mail);

        start(MAILBOX + COMMENT + ROUTE);

        desk.awaitSettled(mail);
        desk.awaitIn("Failed", unknown);
        assertThat(desk.comments("TT1")).singleElement().asString().contains("the printer is on fire");
        assertThat(desk.isUnread(other)).isTrue();
        Exchange before = exchange("mock:before");
        assertThat(before.getMessage().getBody()).asString().startsWith("From ").contains("the printer is on fire");
        assertThat(before.getMessage().getHeaders())
                .containsEntry("VtigerTicketReference", "TT1")
                .containsEntry("VtigerMailbox", "support");
        Exchange after = exchange("mock:after");
        assertThat(after.getMessage().getHeaders())
                .containsEntry("VtigerTicketNumber", "TT1")
                .containsEntry("VtigerTicketId", desk.ticketId("TT1"))
                .containsKey("VtigerCommentId");
    }

    private Exchange exchange(String mock) {
        return main
                .getCamelContext()
                .getEndpoint(mock, org.apache.camel.component.mock.MockEndpoint.class)
                .getExchanges()
                .stream()
                .filter(one -> "TT1".equals(one.getMessage().getHeader("VtigerTicketReference")))
                .findFirst()
                .orElseThrow();
    }

    private void start(String routes) throws Exception {
        desk.folder.file("routes.camel.yaml", routes);
        main.configure().setRoutesIncludePattern("file:" + desk.folder.path("routes.camel.yaml"));
        main.start();
    }
}
