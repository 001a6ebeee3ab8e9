package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.vtiger.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    private final Properties properties = new Properties();

    @BeforeEach
    void settings() {
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.setDefaultPropertyPlaceholderLocation("false");
        main.configure().setShutdownTimeout(5);
        set("crm.url", desk.vtiger.url());
        set("crm.key", HelpDesk.KEY);
        set("support.host", desk.mail.host());
        set("support.port", String.valueOf(desk.mail.imapsPort()));
        set("support.username", desk.mail.user());
        set("support.password", desk.mail.password());
        set("vtiger.settle-time", "1s");
        set("vtiger.of-the-application", "a key of theirs that begins as ours do");
        set("ledger.url", "jdbc:sqlite:" + desk.folder.path("data/ledger.db").toString());
        set("tls.trust-store", TestCertificate.shared().trustStore().toString());
        set("tls.trust-store-password", TestCertificate.shared().password());
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
                .containsEntry("CamelVtigerTicketNumber", "TT1")
                .containsEntry("CamelVtigerMailbox", "support");
        Exchange after = exchange("mock:after");
        assertThat(after.getMessage().getHeaders())
                .containsEntry("CamelVtigerTicketNumber", "TT1")
                .containsEntry("CamelVtigerTicketId", desk.ticketId("TT1"))
                .containsKey("CamelVtigerCommentId");
    }

    @Test
    void whatAStepOfTheirsThrowsPutsTheMailWhereAPersonFindsIt() throws Exception {
        byte[] mail = HelpDesk.about("TT1 a step of theirs fails");
        desk.mail.deliver(mail);

        start(MAILBOX + """
                - route:
                    from:
                      uri: direct:support
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: a step of theirs
                """);

        desk.awaitIn("Failed", mail);
        assertThat(desk.isIn("INBOX", mail)).isFalse();
        assertThat(desk.comments("TT1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"process", "setHeader", "filter", "producer"})
    void aMailIsRetriedWhoseStepOfTheirsMetAnErrorAndTheStepsAfterItDoNotRun(String step) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        AtomicInteger after = new AtomicInteger();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                RouteDefinition route = from("direct:support");
                switch (step) {
                    case "process" -> route.process(exchange -> fail());
                    case "setHeader" -> route.setHeader("x").exchange(exchange -> fail());
                    case "filter" -> route.filter(exchange -> fail()).stop().end();
                    default -> route.to("failing:x");
                }
                route.process(exchange -> after.incrementAndGet()).to("direct:vtiger-comment");
            }

            private boolean fail() {
                if (tries.incrementAndGet() <= 2) {
                    throw new NoClassDefFoundError("of theirs");
                }
                return false;
            }
        });
        main.bind("failing", new Failing(tries));
        byte[] mail = HelpDesk.about("TT1 an Error in a step of theirs");
        byte[] other = HelpDesk.about("TT2 another mail");
        desk.mail.deliver(mail);
        desk.mail.deliver(other);
        start(MAILBOX + "      - { name: workers, value: 1 }\n" + COMMENT);

        desk.awaitSettled(mail, other);
        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.comments("TT2")).hasSize(1);
        assertThat(tries).hasValue(4);
        assertThat(after).hasValue(2);
        assertThat(desk.failed()).isEmpty();
    }

    /** A component of theirs whose producer fails the first two times. */
    private static final class Failing extends DefaultComponent {
        private final AtomicInteger tries;

        Failing(AtomicInteger tries) {
            this.tries = tries;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new DefaultEndpoint(uri, this) {
                @Override
                public Producer createProducer() {
                    return new DefaultAsyncProducer(this) {
                        @Override
                        public boolean process(Exchange exchange, AsyncCallback callback) {
                            if (tries.incrementAndGet() <= 2) {
                                throw new NoClassDefFoundError("of theirs");
                            }
                            callback.done(true);
                            return true;
                        }
                    };
                }

                @Override
                public Consumer createConsumer(Processor processor) {
                    throw new UnsupportedOperationException();
                }
            };
        }
    }

    /** A split wraps the faults of its steps. */
    @Test
    void whatPassesWithinASplitOfTheirsPutsNoMailIntoTheFolderForDeadLetters() throws Exception {
        desk.vtiger.faults().always("create", Fault.REFUSE_502);
        byte[] mail = HelpDesk.about("TT1 in a split while Vtiger is down");
        desk.mail.deliver(mail);

        start(MAILBOX + COMMENT + """
                - route:
                    from:
                      uri: direct:support
                      steps:
                        - split:
                            expression: { constant: { expression: "one" } }
                            stopOnException: "true"
                            steps:
                              - to: direct:vtiger-comment
                """);

        await().until(() -> desk.vtiger.faults().met() > 1);
        assertThat(desk.isUnread(mail)).isTrue();
        desk.vtiger.faults().clear();
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void aMailWhoseFaultTheApplicationHandledIsDone() throws Exception {
        byte[] mail = HelpDesk.about("TT1 a fault that they handle");
        desk.mail.deliver(mail);

        start(MAILBOX + """
                - onException:
                    exception: [java.lang.IllegalStateException]
                    handled: { constant: { expression: "true" } }
                    steps:
                      - to: mock:handled
                - route:
                    from:
                      uri: direct:support
                      steps:
                        - throwException:
                            exceptionType: java.lang.IllegalStateException
                            message: a step of theirs
                """);

        desk.awaitSettled(mail);
        assertThat(exchange("mock:handled")).isNotNull();
        assertThat(desk.isUnread(mail)).isFalse();
        assertThat(desk.isIn("Failed", mail)).isFalse();
    }

    @Test
    void whileVtigerRefusesTheLoginTheMailStaysAndHealthSaysSo() throws Exception {
        desk.vtiger.setAccessKey("mailbot", "another");
        byte[] mail = HelpDesk.about("TT1 nobody is let in");
        desk.mail.deliver(mail);

        start(MAILBOX + COMMENT + ROUTE);

        await().until(() -> isDown("vtiger"));
        assertThat(desk.isUnread(mail)).isTrue();
        assertThat(desk.failed()).isEmpty();
        desk.vtiger.setAccessKey("mailbot", HelpDesk.KEY);
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(isDown("vtiger")).isFalse();
    }

    @Test
    void aCommentWhoseAnswerWasLostIsNotMadeTwice() throws Exception {
        desk.vtiger.faults().next("create", 1, Fault.MADE_THEN_CONNECTION_CLOSED);
        byte[] mail = HelpDesk.about("TT1 the answer is lost");
        desk.mail.deliver(mail);

        start(MAILBOX + COMMENT + ROUTE);

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void aStrangersMailLiesInQuarantine() throws Exception {
        byte[] mail = Mails.to(desk.mail.user())
                .from("stranger@example.net")
                .subject("TT1 let me in")
                .build();
        desk.mail.deliver(mail);

        start(MAILBOX + "      - { name: senders, value: contacts }\n" + COMMENT + ROUTE);

        desk.awaitIn("Quarantine", mail);
        assertThat(desk.comments("TT1")).isEmpty();
    }

    @Test
    void aPasswordMayHaveAnyCharacterAndIsInNoAddress() throws Exception {
        TestMailbox odd = desk.mail.addUser("odd@example.com", "#bean:a?b&c=d+e%7Bf'g");
        set("support.username", odd.user());
        set("support.password", "#bean:a?b&c=d+e%7Bf'g");
        odd.deliver(HelpDesk.about("TT1 an odd password"));

        start(MAILBOX + COMMENT + ROUTE);

        desk.awaitComments("TT1", 1);
        assertThat(main.getCamelContext().getEndpoints())
                .extracting(Endpoint::getEndpointUri)
                .noneMatch(uri -> uri.contains("bean:a") || uri.contains("bean%3Aa") || uri.contains(HelpDesk.KEY));
    }

    @Test
    void howeverMuchIsLoggedOfTheCallsNoSessionKeyOrTextIsInIt() throws Exception {
        desk.mail.deliver(HelpDesk.about("TT1 Slartibartfast was here"));
        desk.vtiger.faults().next("create", 1, Fault.REFUSE_502);

        try (LogLines http = LogLines.ofAllLevels("org.apache.camel.component.http");
                LogLines httpBase = LogLines.ofAllLevels("org.apache.camel.http");
                LogLines ours = LogLines.ofAllLevels("io.github.vtigermail")) {
            start(MAILBOX + COMMENT + ROUTE);
            desk.awaitComments("TT1", 1);
            desk.vtiger.dropSessions();
            desk.mail.deliver(HelpDesk.about("TT2 Slartibartfast and the session that was dropped"));
            desk.awaitComments("TT2", 1);

            assertThat(http.lines()).as("each call").anyMatch(line -> line.contains("webservice.php"));
            assertThat(Stream.of(http, httpBase, ours)
                            .flatMap(log -> log.lines().stream())
                            .toList())
                    .noneMatch(line -> Stream.concat(
                                    desk.vtiger.secretsGivenOut().stream(),
                                    Stream.of(HelpDesk.KEY, "sessionName", "accessKey", "Slartibartfast"))
                            .anyMatch(line::contains));
        }
    }

    @Test
    void patternsAreTakenAsTheyAreWritten() throws Exception {
        byte[] mail = HelpDesk.about("[x+y & TT4] as a pattern has it");
        desk.mail.deliver(mail);

        start(MAILBOX + "      - { name: subjectPatterns, value: '\\[x\\+y & (?<ticket>TT\\d+)\\]' }\n" + COMMENT
                + ROUTE);

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT4")).hasSize(1);
    }

    @Test
    void findingTheTicketAndCommentingShareOneAccount() throws Exception {
        byte[] mail = HelpDesk.about("TT1 found first");
        desk.mail.deliver(mail);

        start(MAILBOX
                + COMMENT
                + COMMENT.replace("vtiger-comment", "vtiger-find-ticket")
                + ROUTE.replace("to: mock:before", "to: direct:vtiger-find-ticket"));

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.vtiger.logins()).isEqualTo(1);
    }

    @Test
    void namesOfTheApplicationStayItsOwn() throws Exception {
        start(MAILBOX + COMMENT + ROUTE);

        CamelContext context = main.getCamelContext();
        assertThat(context.getComponent("imaps")).isExactlyInstanceOf(MailComponent.class);
        assertThat(context.getComponent("imap")).isExactlyInstanceOf(MailComponent.class);
        assertThat(context.hasComponent("http")).isNull();
        assertThat(context.hasComponent("https")).isNull();
        assertThat(context.getSSLContextParameters()).isNull();
        assertThat(context.hasEndpoint("direct:find-ticket")).isNull();
        assertThat(context.getRegistry().lookupByName("findTicket")).isNull();
    }

    @Test
    void whoAsksForItHasOurMailboxesAsImaps() throws Exception {
        set("camel.beans.imaps", "#class:io.github.vtigermail.mailbox.MailboxComponent");

        start(MAILBOX + COMMENT + ROUTE);

        assertThat(main.getCamelContext().getComponent("imaps")).isInstanceOf(MailboxComponent.class);
    }

    @Test
    void aWrongSettingStopsTheStartAndNoMailIsTouched() throws Exception {
        set("crm.url", "http://crm.example.com");
        byte[] mail = HelpDesk.about("TT1 must not be lost");
        desk.mail.deliver(mail);

        assertThatThrownBy(() -> start(MAILBOX + COMMENT + ROUTE))
                .hasStackTraceContaining("the parameter url begins with http:");

        assertThat(desk.isUnread(mail)).isTrue();
    }

    /** Or the answer of a service that a step asked would be posted in place of the customer's words. */
    @Test
    void theCommentIsTheMailsAlsoIfAStepChangedTheBody() throws Exception {
        byte[] mail = HelpDesk.about("TT1 the words of the customer");
        desk.mail.deliver(mail);

        start(MAILBOX
                + COMMENT
                + ROUTE.replace("- to: mock:before", "- setBody: { expression: { constant: { expression: ok } } }"));

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).singleElement().asString().contains("the words of the customer");
        assertThat(exchange("mock:after").getMessage().getBody()).isEqualTo("ok");
    }

    @Test
    void aStepMayRemoveAllHeaders() throws Exception {
        byte[] mail = HelpDesk.about("TT1 without headers");
        desk.mail.deliver(mail);

        start(MAILBOX + COMMENT + ROUTE.replace("- to: mock:before", "- removeHeaders: { pattern: '*' }"));

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void withoutHeadersALostAnswerIsStillOneComment() throws Exception {
        desk.vtiger.faults().next("create", 1, Fault.MADE_THEN_CONNECTION_CLOSED);
        byte[] mail = HelpDesk.about("TT1 the answer is lost");
        desk.mail.deliver(mail);
        set("camel.component.vtiger.url", desk.vtiger.url());
        set("camel.component.vtiger.username", "mailbot");
        set("camel.component.vtiger.access-key", HelpDesk.KEY);
        set("camel.component.vtiger.settle-time", "1s");

        start(MAILBOX + """
                - route:
                    from:
                      uri: direct:support
                      steps:
                        - removeHeaders: { pattern: '*' }
                        - to: vtiger:findTicket?ticket=TT1
                        - to: vtiger:addComment
                """);

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void aStepThatIsRetriedInACopyOfTheExchangeMakesOneComment() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).maximumRedeliveries(2).redeliveryDelay(10);
                from("direct:support")
                        .multicast()
                        .stopOnException()
                        .shareUnitOfWork()
                        .to("direct:copy");
                from("direct:copy").to("direct:work");
                from("direct:work")
                        .errorHandler(noErrorHandler())
                        .to("direct:vtiger-comment")
                        .process(exchange -> {
                            if (tries.incrementAndGet() % 2 == 1) {
                                throw new IllegalStateException("a step of theirs");
                            }
                        });
            }
        });
        start(MAILBOX + COMMENT);
        byte[] first = HelpDesk.about("TT5 so that the ledger is certain of what comes");
        desk.mail.deliver(first);
        desk.awaitSettled(first);
        byte[] mail = HelpDesk.about("TT1 retried");
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);

        assertThat(tries).hasValue(4);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void theTrustStoreOfTheApplicationCountsForVtigerToo() throws Exception {
        set("crm.url", desk.vtiger.httpsUrl());
        byte[] mail = HelpDesk.about("TT1 by TLS");
        desk.mail.deliver(mail);

        start(MAILBOX + COMMENT + ROUTE);

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    /** What the first comment left on the exchange must not make the second one another of the same. */
    @Test
    void aSecondCommentOfTheSameMailIsOneOnlyWithAKeyOfItsOwn() throws Exception {
        byte[] mail = HelpDesk.about("TT1 and a second one");
        desk.mail.deliver(mail);
        set("camel.component.vtiger.url", desk.vtiger.url());
        set("camel.component.vtiger.username", "mailbot");
        set("camel.component.vtiger.access-key", HelpDesk.KEY);
        set("camel.component.vtiger.use-global-ssl-context-parameters", "true");

        start(MAILBOX
                + COMMENT
                + ROUTE.replace(
                        "- to: mock:after",
                        String.join(
                                "\n        ",
                                "- to: vtiger:addComment",
                                "- setBody: { expression: { constant: { expression: An internal note. } } }",
                                "- setHeader:",
                                "    name: CamelVtigerCommentKey",
                                "    expression: { simple: { expression: '${exchangeProperty.MailKey} note' } }",
                                "- to: vtiger:addComment")));

        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1"))
                .satisfiesExactly(
                        comment -> assertThat(comment).startsWith("From "),
                        note -> assertThat(note).isEqualTo("An internal note."));
    }

    @Test
    void aMisspeltParameterOfATemplateIsNamed() {
        assertThatThrownBy(() -> start(MAILBOX + "      - { name: moveTwo, value: Done }\n" + COMMENT + ROUTE))
                .hasStackTraceContaining("has no parameter moveTwo")
                .hasStackTraceContaining("moveTo");
    }

    @Test
    void aMisspeltSettingOfTheLedgerIsNamed() throws Exception {
        set("ledger.kep", "1d");
        try (LogLines log = LogLines.of("io.github.vtigermail.library")) {
            start(MAILBOX + COMMENT + ROUTE);

            assertThat(log.lines()).anyMatch(line -> line.contains("ledger.kep"));
        }
    }

    @Test
    void allMissingSecretsAreNamedAtOnce() {
        set("support.password", "{{env:NO_SUCH_PASSWORD}}");
        set("crm.key", "{{env:NO_SUCH_KEY}}");

        assertThatThrownBy(() -> start(MAILBOX + COMMENT + ROUTE))
                .hasStackTraceContaining("set the environment variable NO_SUCH_PASSWORD")
                .hasStackTraceContaining("set the environment variable NO_SUCH_KEY")
                .satisfies(fault -> assertThat(stackTrace(fault)).doesNotContain("application.properties"));
    }

    @Test
    void theRouteOfAMailboxHasItsNameInItsId() throws Exception {
        start(MAILBOX + COMMENT + ROUTE);

        assertThat(main.getCamelContext().getRoute("vtiger-mailbox-support")).isNotNull();
    }

    @Test
    void aContextThatIsMadeByHandReadsItsMailboxAndMakesComments() throws Exception {
        byte[] mail = HelpDesk.about("TT1 made by hand");
        desk.mail.deliver(mail);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setInitialProperties(properties);
            context.start();
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString("routes.camel.yaml", MAILBOX + COMMENT + ROUTE));

            desk.awaitSettled(mail);
        }
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void aContextThatIsMadeByHandHasTheTemplatesFromItsStartOn() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();

            assertThat(context.getRouteTemplateDefinitions())
                    .extracting(RouteTemplateDefinition::getId)
                    .contains("vtiger-ticket-mailbox", "vtiger-find-ticket", "vtiger-comment");
        }
    }

    @Test
    void aStepWithoutAMailSaysWhatIsMissing() throws Exception {
        start(MAILBOX + COMMENT + ROUTE);

        Exchange sent = main.getCamelTemplate()
                .send("direct:vtiger-comment", exchange -> exchange.getMessage().setBody("no mail"));

        assertThat(sent.getException()).hasMessageContaining("vtiger-imaps");
    }

    private boolean isDown(String check) {
        return HealthCheckHelper.invoke(main.getCamelContext()).stream()
                .filter(result -> result.getCheck().getId().equals(check))
                .anyMatch(result -> result.getState() == HealthCheck.State.DOWN);
    }

    private Exchange exchange(String mock) {
        return main.getCamelContext().getEndpoint(mock, MockEndpoint.class).getExchanges().stream()
                .filter(one -> "TT1".equals(one.getMessage().getHeader("CamelVtigerTicketNumber")))
                .findFirst()
                .orElseThrow();
    }

    private void start(String routes) throws Exception {
        desk.folder.file("routes.camel.yaml", routes);
        main.configure().setRoutesIncludePattern("file:" + desk.folder.path("routes.camel.yaml"));
        main.start();
    }

    private void set(String name, String value) {
        main.addInitialProperty(name, value);
        properties.setProperty(name, value);
    }

    private static String stackTrace(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
