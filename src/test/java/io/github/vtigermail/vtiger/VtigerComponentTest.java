package io.github.vtigermail.vtiger;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.vtiger.Comment;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.ReceivedRequest;
import io.github.vtigermail.testing.vtiger.Told;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import io.github.vtigermail.vtiger.comment.CommentAttempt;
import io.github.vtigermail.vtiger.comment.CommentListener;
import io.github.vtigermail.vtiger.failure.AnswerOverdueException;
import io.github.vtigermail.vtiger.failure.LoginRefusedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import io.github.vtigermail.vtiger.lookup.TicketComment;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
import jakarta.activation.DataHandler;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The component in a route that has nothing to do with our mailboxes: a form, a message of JMS, a mail of camel-mail. */
class VtigerComponentTest {
    private static final String KEY = "s3cretAccessKey";

    private final VtigerStandIn vtiger = VtigerStandIn.start();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final VtigerComponent component = new VtigerComponent();
    private ProducerTemplate template;
    private String contact;
    private String ticket;

    @BeforeEach
    void start() {
        vtiger.addUser("mailbot", KEY, "mailbot@example.com", true);
        contact = vtiger.addContact("ann@example.org");
        ticket = vtiger.addTicket("TT1", contact);
        component.getConfiguration().setUrl(vtiger.url());
        component.getConfiguration().setUsername("mailbot");
        component.getConfiguration().setAccessKey(KEY);
        component.getConfiguration().setSettleTime(300);
        camel.addComponent("vtiger", component);
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.stop();
        vtiger.close();
    }

    @Test
    void anyExchangeBecomesACommentOfItsBody() {
        Exchange sent = send("vtiger:addComment?ticketId=" + ticket, "It burns.", Map.of());

        assertThat(comments()).singleElement().satisfies(comment -> {
            assertThat(comment.content()).isEqualTo("It burns.");
            assertThat(comment.told()).isEqualTo(Told.OWNER);
        });
        assertThat(sent.getMessage().getHeader(VtigerConstants.COMMENT_ID))
                .isEqualTo(comments().get(0).id());
        assertThat(sent.getMessage().getHeader(VtigerConstants.COMMENT_FOUND)).isEqualTo(false);
        assertThat(sent.getMessage().getBody()).isEqualTo("It burns.");
    }

    @Test
    void theAttachmentsAreTheFilesOfTheComment() {
        template.send("vtiger:addComment?ticketId=" + ticket, exchange -> {
            exchange.getMessage().setBody("See the files.");
            AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
            message.addAttachment("notes.txt", file("Notes"));
            message.addAttachment("empty.txt", file(""));
        });

        assertThat(comments().get(0).files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("notes.txt");
            assertThat(file.bytes()).asString().isEqualTo("Notes");
        });
    }

    @Test
    void filesThatTheServerDoesNotTakeAreNamedInTheComment() {
        vtiger.uploadLimits(2, 8, 1);
        Exchange sent = template.send("vtiger:addComment?ticketId=" + ticket, exchange -> {
            exchange.getMessage().setBody("See the file.");
            exchange.getMessage(AttachmentMessage.class).addAttachment("large.txt", file("x".repeat(1_500_000)));
        });

        assertThat(sent.getException()).isNull();
        assertThat(comments()).singleElement().satisfies(comment -> {
            assertThat(comment.content()).isEqualTo("See the file.\n\n[Vtiger did not take these files: large.txt]");
            assertThat(comment.files()).isEmpty();
        });
    }

    @Test
    void filesThatVtigerDidNotKeepAreNamedInANoticeForTheStaff() {
        vtiger.uploadLimits(1, 8, 20);
        Exchange sent = template.send("vtiger:addComment?ticketId=" + ticket, exchange -> {
            exchange.getMessage().setBody("See the file.");
            exchange.getMessage(AttachmentMessage.class).addAttachment("large.txt", file("x".repeat(1_500_000)));
        });
        assertThat(template.send("vtiger:addFileNotice", sent).getException()).isNull();
        assertThat(template.send("vtiger:addFileNotice", sent).getException()).isNull();

        assertThat(comments()).hasSize(2);
        assertThat(comments().get(1).content()).isEqualTo("Vtiger did not keep these files: large.txt");
        assertThat(comments().get(1).told()).isEqualTo(Told.NOBODY);
    }

    @Test
    void aTextThatIsLongerThanACommentGoesAlongWholeAsAFile() {
        String text = "A line of a long text. ".repeat(5_000);

        send("vtiger:addComment?ticketId=" + ticket, text, Map.of());

        Comment comment = comments().get(0);
        assertThat(comment.content()).endsWith("The whole of it is in the file comment.txt.]");
        assertThat(comment.files().get(0).bytes())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(text);
    }

    @Test
    void whatIsSentTwiceWithTheSameKeyIsOneComment() {
        Map<String, Object> order = Map.of(VtigerConstants.COMMENT_KEY, "order 4711");
        String endpoint = "vtiger:addComment?ticketId=" + ticket;
        send(endpoint, "Ordered.", order);
        Exchange again = send(endpoint, "Ordered.", order);
        send(endpoint, "Another.", Map.of(VtigerConstants.COMMENT_KEY, "order 4712"));

        assertThat(comments()).extracting(Comment::content).containsExactly("Ordered.", "Another.");
        assertThat(again.getMessage().getHeader(VtigerConstants.COMMENT_ID))
                .isEqualTo(comments().get(0).id());
        assertThat(again.getMessage().getHeader(VtigerConstants.COMMENT_FOUND)).isEqualTo(true);
    }

    @Test
    void aMailThatComesTwiceIsOneCommentByItsMessageId() {
        Map<String, Object> mail = Map.of("Message-ID", "<1@example.org>");
        send("vtiger:addComment?ticketId=" + ticket, "Hello.", mail);
        send("vtiger:addComment?ticketId=" + ticket, "Hello.", mail);

        assertThat(comments()).hasSize(1);
    }

    @Test
    void twoExchangesWithoutAKeyAreTwoComments() {
        send("vtiger:addComment?ticketId=" + ticket, "Hello.", Map.of());
        send("vtiger:addComment?ticketId=" + ticket, "Hello.", Map.of());

        assertThat(comments()).hasSize(2);
    }

    /** PHP goes on with a request whose client is gone: who asks for the marker at once would find nothing, and make it twice. */
    @Test
    void aCommentWhoseAnswerIsLostIsNotMadeTwiceHoweverSoonItIsSentAgain() {
        component.getConfiguration().setAnswerTimeout(300);
        component.getConfiguration().setSettleTime(2_500);
        vtiger.faults().silence(Duration.ofSeconds(2)).next("create", 1, Fault.MADE_LATE);
        String endpoint = "vtiger:addComment?ticketId=" + ticket;
        Map<String, Object> order = Map.of(VtigerConstants.COMMENT_KEY, "order 4711");

        assertThat(send(endpoint, "Ordered.", order).getException()).isInstanceOf(AnswerOverdueException.class);
        long requests = vtiger.requests().size();
        assertThat(send(endpoint, "Ordered.", order).getException()).isInstanceOf(AnswerOverdueException.class);
        assertThat(vtiger.requests())
                .as("Vtiger is not asked before the settle time")
                .hasSize((int) requests);
        await().until(() -> send(endpoint, "Ordered.", order).getException() == null);

        assertThat(comments()).hasSize(1);
    }

    @Test
    void theSameExchangeOnManyThreadsAtOnceIsOneComment() throws Exception {
        vtiger.serviceTime(Duration.ofMillis(20), Duration.ofMillis(50));
        Map<String, Object> order = Map.of(VtigerConstants.COMMENT_KEY, "order 4711");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<Exchange>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            all.add(threads.submit(() -> send("vtiger:addComment?ticketId=" + ticket, "Ordered.", order)));
        }
        for (Future<Exchange> one : all) {
            assertThat(Patience.get(one).getException()).isNull();
        }
        threads.shutdown();

        assertThat(comments()).hasSize(1);
    }

    @Test
    void aSessionThatVtigerDroppedIsRenewedAndTheCallRepeated() {
        send("vtiger:findTicket?ticket=TT1", null, Map.of());
        vtiger.dropSessions();

        Exchange sent = send("vtiger:addComment?ticketId=" + ticket, "Hello.", Map.of());

        assertThat(sent.getException()).isNull();
        assertThat(comments()).hasSize(1);
        assertThat(vtiger.logins()).isEqualTo(2);
    }

    @Test
    void theClaimIsCheckedBeforeEachRequestThatMayMakeTheComment() {
        vtiger.faults().next("create", 1, Fault.DROPPED_SESSION);
        AtomicInteger checks = new AtomicInteger();
        template.send("vtiger:addComment?ticketId=" + ticket, exchange -> {
            exchange.getMessage().setBody("It burns.");
            exchange.setProperty(VtigerConstants.COMMENT_LISTENER, new CommentListener() {
                @Override
                public void beforeComment(java.time.Duration atMost) {
                    checks.incrementAndGet();
                }

                @Override
                public void attempted(CommentAttempt attempt) {}
            });
        });

        assertThat(checks).hasValue(2);
        assertThat(comments()).hasSize(1);
    }

    @Test
    void sessionsThatAreLostSayNothingOfTheFiles() {
        vtiger.faults().next("create", 6, Fault.DROPPED_SESSION);
        Exchange sent = null;
        for (int i = 0; i < 4; i++) {
            sent = template.send("vtiger:addComment?ticketId=" + ticket, exchange -> {
                exchange.getMessage().setBody("See the file.");
                exchange.getMessage().setHeader(VtigerConstants.COMMENT_KEY, "the same");
                exchange.getMessage(AttachmentMessage.class).addAttachment("notes.txt", file("Notes"));
            });
        }

        assertThat(sent.getException()).isNull();
        assertThat(comments().get(0).files()).hasSize(1);
    }

    @Test
    void whatIsPendingOnOneTicketDoesNotHoldUpAnother() {
        String other = vtiger.addTicket("TT2");
        component.getConfiguration().setSettleTime(60_000);
        vtiger.faults().next("create", 1, Fault.MADE_THEN_502);
        Map<String, Object> key = Map.of(VtigerConstants.COMMENT_KEY, "ab".repeat(32));

        assertThat(send("vtiger:addComment?ticketId=" + ticket, "x", key).getException())
                .isInstanceOf(AnswerOverdueException.class);
        assertThat(send("vtiger:addComment?ticketId=" + other, "x", key).getException())
                .isNull();
    }

    @Test
    void aComponentThatWasStoppedAsksNothingAndOneThatIsStartedAgainMakesComments() {
        String endpoint = "vtiger:addComment?ticketId=" + ticket;
        send(endpoint, "One.", Map.of());
        component.stop();
        long before = vtiger.requests().size();
        assertThat(send(endpoint, "Two.", Map.of()).getException()).isInstanceOf(RejectedExecutionException.class);
        assertThat(vtiger.requests()).hasSize((int) before);

        component.start();
        assertThat(send(endpoint, "Three.", Map.of()).getException()).isNull();
        assertThat(comments()).extracting(Comment::content).containsExactly("One.", "Three.");
    }

    @Test
    void neitherSessionNorKeyIsInAnAddress() {
        send("vtiger:findTicket?ticket=TT1", null, Map.of());
        send("vtiger:addComment?ticketId=" + ticket, "Hello.", Map.of());

        assertThat(vtiger.secretsGivenOut()).isNotEmpty();
        for (String secret : vtiger.secretsGivenOut()) {
            assertThat(vtiger.requests())
                    .extracting(ReceivedRequest::queryString)
                    .noneMatch(query -> query.contains(secret));
        }
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains(KEY));
    }

    @Test
    void withSessionAllCallsOfAnExchangeUseOneAndGiveItBack() throws Exception {
        component.getConfiguration().setSessions(1);
        camel.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:line")
                        .process(new WithSession(component))
                        .to("vtiger:findTicket?ticket=TT1")
                        .to("vtiger:addComment");
            }
        });
        send("direct:line", "One.", Map.of());
        send("direct:line", "Two.", Map.of());

        assertThat(comments()).hasSize(2);
        assertThat(vtiger.logins()).isEqualTo(1);
    }

    @Test
    void aTicketIsFoundByItsNumberOrItsRecord() {
        Exchange byNumber = send("vtiger:findTicket?ticket=tt1", "body", Map.of());
        String record = ticket.replaceFirst(".*x", "");
        Exchange byRecord = send("vtiger:findTicket", null, Map.of(VtigerConstants.TICKET_RECORD, record));

        for (Exchange found : List.of(byNumber, byRecord)) {
            assertThat(found.getMessage().getHeaders())
                    .containsEntry(VtigerConstants.TICKET_ID, ticket)
                    .containsEntry(VtigerConstants.TICKET_NUMBER, "TT1")
                    .containsEntry(VtigerConstants.TICKET_CONTACT_ID, contact);
        }
        assertThat(byNumber.getMessage().getBody()).isEqualTo("body");
    }

    @Test
    void aTicketThatDoesNotExistAndAnAmbiguousOneAreRefused() {
        vtiger.addTicket("TT2");
        assertRefused(send("vtiger:findTicket?ticket=TT99", null, Map.of()), "UNKNOWN_TICKET");
        assertRefused(
                send("vtiger:findTicket", null, Map.of(VtigerConstants.TICKET_RECORD, "99999")), "UNKNOWN_TICKET");
        assertRefused(
                send(
                        "vtiger:findTicket?ticket=TT2",
                        null,
                        Map.of(
                                VtigerConstants.TICKET_NUMBER,
                                "TT2",
                                VtigerConstants.TICKET_RECORD,
                                ticket.replaceFirst(".*x", ""))),
                "AMBIGUOUS");
    }

    @Test
    void twoTicketsWithOneNumberAreNotGuessedAtUnlessTheRecordSaysWhich() {
        String twin = vtiger.addTicket("TT1");

        assertRefused(send("vtiger:findTicket?ticket=TT1", null, Map.of()), "AMBIGUOUS");
        for (String one : List.of(ticket, twin)) {
            Exchange found = send(
                    "vtiger:findTicket",
                    null,
                    Map.of(
                            VtigerConstants.TICKET_NUMBER,
                            "TT1",
                            VtigerConstants.TICKET_RECORD,
                            one.replaceFirst(".*x", "")));
            assertThat(found.getMessage().getHeader(VtigerConstants.TICKET_ID)).isEqualTo(one);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HD-2026/", "SUP.", "Ticket #", "ÄÖ-", "Fall "})
    void aTicketIsFoundByANumberOfTheAdministratorsMaking(String prefix) {
        vtiger.addTicket(prefix.replace("2026", "2025") + "900");
        String odd = vtiger.addTicket(prefix + "7");
        String record = odd.replaceFirst(".*x", "");

        assertThat(header(findTicket(prefix + "7", null), VtigerConstants.TICKET_ID))
                .isEqualTo(odd);
        assertThat(header(findTicket(prefix + "7", record), VtigerConstants.TICKET_ID))
                .isEqualTo(odd);
        assertRefused(findTicket(prefix + "8", null), "UNKNOWN_TICKET");
        assertRefused(findTicket(prefix + "900", record), prefix.contains("2026") ? "UNKNOWN_TICKET" : "AMBIGUOUS");
    }

    @Test
    void whereTheNumberIsNoneOfThisVtigersTheRecordDecides() {
        String record = ticket.replaceFirst(".*x", "");

        for (String number : List.of("HD#12", "12", "AW-TT1")) {
            assertThat(header(findTicket(number, record), VtigerConstants.TICKET_ID))
                    .isEqualTo(ticket);
        }
        assertRefused(findTicket("TT99", record), "UNKNOWN_TICKET");
    }

    @Test
    void whatLooksLikeNoNumberOfThisVtigerDoesNotReachAQuery() {
        assertRefused(findTicket("x or ticket_no=#1", null), "MALFORMED_REFERENCE");
        assertThat(vtiger.requests())
                .noneMatch(request -> String.valueOf(request).contains("ticket_no%3D%231"));
        assertThat(vtiger.requests())
                .noneMatch(request -> String.valueOf(request).contains("ticket_no=#1"));
    }

    private Exchange findTicket(String number, String record) {
        Map<String, Object> headers = new HashMap<>(Map.of(VtigerConstants.TICKET_NUMBER, number));
        if (record != null) {
            headers.put(VtigerConstants.TICKET_RECORD, record);
        }
        return send("vtiger:findTicket", null, headers);
    }

    private static Object header(Exchange exchange, String name) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getHeader(name);
    }

    @Test
    void aSenderIsFoundBySecondAddressesAndWithTheOrganizationOfTheContact() {
        vtiger.put(
                "11x900",
                Map.of("accountname", "Acme", "email1", "office@acme.example", "email2", "acme@mail.example"));
        vtiger.put(
                "12x901",
                Map.of(
                        "lastname",
                        "Ann",
                        "email",
                        "a@acme.example",
                        "secondaryemail",
                        "ann@home.example",
                        "account_id",
                        "11x900"));

        Exchange ann = send("vtiger:findSender", null, Map.of(VtigerConstants.SENDER_ADDRESS, "Ann@home.example"));
        Exchange acme = send(
                "vtiger:findSender?senderSearch=CRM",
                null,
                Map.of(VtigerConstants.SENDER_ADDRESS, "acme@mail.example"));

        assertThat(header(ann, VtigerConstants.CONTACT_ID)).isEqualTo("12x901");
        assertThat(header(ann, VtigerConstants.CONTACT_ORGANIZATION_IDS)).isEqualTo(List.of("11x900"));
        assertThat(header(acme, VtigerConstants.ORGANIZATION_IDS)).isEqualTo(List.of("11x900"));
        assertThat(header(acme, VtigerConstants.CONTACT_ORGANIZATION_IDS)).isEqualTo(List.of());
    }

    @Test
    void theSenderIsAContactOrOneOfTheStaff() {
        Exchange ofAnn = send("vtiger:findSender", null, Map.of(VtigerConstants.SENDER_ADDRESS, "Ann@example.org"));
        Exchange ofStaff =
                send("vtiger:findSender", null, Map.of(VtigerConstants.SENDER_ADDRESS, "mailbot@example.com"));
        Exchange ofStranger =
                send("vtiger:findSender", null, Map.of(VtigerConstants.SENDER_ADDRESS, "x' or 1=1) #@example.org"));

        assertThat(ofAnn.getMessage().getHeaders())
                .containsEntry(VtigerConstants.CONTACT_ID, contact)
                .containsEntry(VtigerConstants.SENDER_IS_STAFF, false);
        assertThat(ofStaff.getMessage().getHeaders()).containsEntry(VtigerConstants.SENDER_IS_STAFF, true);
        assertThat(ofStranger.getMessage().getHeaders())
                .containsEntry(VtigerConstants.CONTACT_IDS, List.of())
                .containsEntry(VtigerConstants.SENDER_IS_STAFF, false);
    }

    @Test
    void theTextsOfATicketAreFound() {
        vtiger.describe(ticket, "It burns.");
        vtiger.addComment(ticket, "Is it the red one?", "");
        vtiger.addComment(ticket, "The blue one.", contact);

        Exchange byId = send("vtiger:findTexts?ticketId=" + ticket, "as it was", Map.of());
        Exchange found = template.send("vtiger:findTexts", send("vtiger:findTicket?ticket=TT1", null, Map.of()));

        TicketTexts texts = new TicketTexts(
                "Ticket TT1",
                "It burns.",
                "",
                List.of(new TicketComment("Is it the red one?", true), new TicketComment("The blue one.", false)));
        assertThat(texts(byId)).isEqualTo(texts);
        assertThat(texts(found)).isEqualTo(texts);
        assertThat(byId.getMessage().getBody()).isEqualTo("as it was");
        assertThat(vtiger.requests())
                .as("what findTicket found is enough")
                .filteredOn(request -> request.operation().equals("retrieve"))
                .hasSize(1);
    }

    @Test
    void aCommentThatWasJustMadeIsAmongTheTextsButNotForTheMailThatMakesItAgain() {
        texts(send("vtiger:findTexts?ticketId=" + ticket, null, Map.of()));
        Map<String, Object> key = Map.of(VtigerConstants.COMMENT_KEY, "a key");
        send("vtiger:addComment?ticketId=" + ticket, "It burns.", key);

        assertThat(texts(send("vtiger:findTexts?ticketId=" + ticket, null, Map.of()))
                        .comments())
                .containsExactly(new TicketComment("It burns.", false));
        assertThat(texts(send("vtiger:findTexts?ticketId=" + ticket, null, key)).comments())
                .isEmpty();
    }

    @Test
    void textsThatAreNotNeededAreNotAskedFor() {
        Exchange sent = template.send("vtiger:findTexts?ticketId=" + ticket, exchange -> {
            exchange.setProperty(VtigerConstants.TICKET_TEXTS, "of another ticket");
            exchange.setProperty(VtigerConstants.TEXTS_NEEDED, false);
        });

        assertThat(sent.getException()).isNull();
        assertThat(texts(sent)).isNull();
        assertThat(vtiger.requests()).noneMatch(request -> request.operation().equals("query"));
    }

    @Test
    void whereVtigerRefusesTheTextsTheExchangeGoesOnAndWhereItIsDownItWaits() {
        vtiger.faults().alwaysOfQueries("from ModComments", Fault.ACCESS_DENIED);
        Exchange refused = send("vtiger:findTexts?ticketId=" + ticket, null, Map.of());
        vtiger.faults().clear().alwaysOfQueries("from ModComments", Fault.STATUS_503);
        Exchange down = send("vtiger:findTexts?ticketId=" + ticket, null, Map.of());

        assertThat(refused.getException()).isNull();
        assertThat(texts(refused)).isNull();
        assertThat(down.getException()).isInstanceOf(VtigerUnavailableException.class);
    }

    @Test
    void withoutATicketThereAreNoTexts() {
        assertRefused(send("vtiger:findTexts", null, Map.of()), "INCOMPLETE");
    }

    private static TicketTexts texts(Exchange exchange) {
        return exchange.getProperty(VtigerConstants.TICKET_TEXTS, TicketTexts.class);
    }

    @Test
    void recordsAreCreatedReadChangedAndQueried() {
        Exchange created = send(
                "vtiger:create?module=ModComments", Map.of("commentcontent", "made", "related_to", ticket), Map.of());
        String id = created.getMessage().getHeader(VtigerConstants.RECORD_ID, String.class);
        assertThat(comments()).extracting(Comment::id).containsExactly(id);
        assertThat(body(created)).containsEntry("id", id);

        Exchange revised = send("vtiger:revise?recordId=" + ticket, "{\"ticketstatus\":\"Closed\"}", Map.of());
        assertThat(revised.getException()).isNull();
        assertThat(vtiger.field(ticket, "ticketstatus")).isEqualTo("Closed");

        assertThat(body(send("vtiger:retrieve?recordId=" + ticket, null, Map.of())))
                .containsEntry("ticket_no", "TT1");
        assertThat(body(send("vtiger:describe?module=HelpDesk", null, Map.of())))
                .containsKey("idPrefix");

        Exchange queried = send(
                "vtiger:query",
                "select id from Contacts where email=:#address;",
                Map.of(VtigerConstants.QUERY_PARAMETERS, Map.of("address", "ann@example.org")));
        assertThat(queried.getMessage().getBody()).isEqualTo(List.of(Map.of("id", contact)));
    }

    @Test
    void aParameterOfAQueryFindsNothingButItself() {
        Exchange queried = send(
                "vtiger:query",
                "select id from Contacts where email=:#address;",
                Map.of(VtigerConstants.QUERY_PARAMETERS, Map.of("address", "x\\'' or 1=1) #")));

        assertThat(queried.getMessage().getBody()).isEqualTo(List.of());
    }

    @Test
    void severalVtigersAreSeveralInstances() {
        try (VtigerStandIn other = VtigerStandIn.start()) {
            other.addUser("otherbot", "other", "otherbot@example.com", true);
            String there = other.addTicket("TT1");
            VtigerComponent second = new VtigerComponent();
            second.getConfiguration().setUrl(other.url());
            second.getConfiguration().setUsername("otherbot");
            second.getConfiguration().setAccessKey("other");
            camel.addComponent("vtiger-sales", second);

            send("vtiger:addComment?ticketId=" + ticket, "Here.", Map.of());
            send("vtiger-sales:addComment?ticketId=" + there, "There.", Map.of());

            assertThat(comments()).extracting(Comment::content).containsExactly("Here.");
            assertThat(other.commentsOf("TT1")).extracting(Comment::content).containsExactly("There.");
        }
    }

    @Test
    void allThatIsMissingIsNamedAtTheStartAsTheApplicationSpellsIt() {
        camel.addComponent("vtiger-new", new VtigerComponent());

        assertThatThrownBy(() -> camel.getEndpoint("vtiger-new:findTicket").createProducer())
                .hasMessageContaining("camel.component.vtiger.url is missing")
                .hasMessageContaining("camel.component.vtiger.username is missing")
                .hasMessageContaining("camel.component.vtiger.access-key is missing");
    }

    @Test
    void anOperationThatDoesNotExistIsNamedWithThoseThatDo() {
        assertThatThrownBy(() -> camel.getEndpoint("vtiger:addCommment"))
                .hasStackTraceContaining("addCommment")
                .hasStackTraceContaining("addFileNotice");
    }

    @Test
    void aMissingTicketOrTextIsNamed() {
        assertThat(send("vtiger:addComment", "text", Map.of()).getException())
                .hasMessageContaining(VtigerConstants.TICKET_ID)
                .hasMessageContaining("ticketId");
        assertThat(send("vtiger:addComment?ticketId=" + ticket, " ", Map.of()).getException())
                .hasMessageContaining("body");
        assertThat(vtiger.comments()).isEmpty();
    }

    @Test
    void aWrongKeyIsToldByTheApplicationsOwnNameAndWithoutAStackTrace() {
        vtiger.setAccessKey("mailbot", "another");

        Exception refused = send("vtiger:findTicket?ticket=TT1", null, Map.of()).getException();

        assertThat(refused)
                .isInstanceOf(LoginRefusedException.class)
                .hasMessageContaining("camel.component.vtiger.access-key");
        assertThat(refused.getStackTrace()).isEmpty();
    }

    @Test
    void camelsToolsFindOptionsAndHeaders() throws Exception {
        String catalog = ((CatalogCamelContext) camel).getComponentParameterJsonSchema("vtiger");

        assertThat(catalog)
                .contains("\"addComment\"", "\"accessKey\"", "\"secret\": true", VtigerConstants.COMMENT_KEY);
    }

    private static void assertRefused(Exchange exchange, String code) {
        assertThat(exchange.getException())
                .isInstanceOf(VtigerRefusedException.class)
                .extracting(fault -> ((VtigerException) fault).code())
                .isEqualTo(code);
    }

    /** Camel does so later, when the thread has another exchange: a claim would be confirmed without a comment. */
    @Test
    void afterAnErrorTheNextStepIsNotExecuted() throws Exception {
        List<String> done = new ArrayList<>();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:comment")
                        .to("vtiger:addComment?ticketId=" + ticket)
                        .process(exchange -> done.add("made"));
                from("direct:other").process(exchange -> done.add("other"));
            }
        });
        Exchange failed = template.send("direct:comment", exchange -> {
            exchange.getMessage().setBody("It burns.");
            exchange.setProperty(VtigerConstants.COMMENT_LISTENER, new CommentListener() {
                @Override
                public void beforeComment(Duration atMost) {
                    throw new StackOverflowError();
                }

                @Override
                public void attempted(CommentAttempt attempt) {}
            });
        });
        send("direct:other", "x", Map.of());

        assertThat(failed.getException()).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(done).containsExactly("other");
        assertThat(comments()).isEmpty();
    }

    private Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return template.send(endpoint, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private List<Comment> comments() {
        return vtiger.commentsOf("TT1");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }

    private static DataHandler file(String text) {
        return new DataHandler(new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), "text/plain"));
    }
}
