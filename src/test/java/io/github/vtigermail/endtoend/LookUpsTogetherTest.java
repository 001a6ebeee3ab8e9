package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.Comment;
import io.github.vtigermail.testing.vtiger.Fault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the mails of one poll ask Vtiger together: once for all, and no mail pays for another one's oddity. */
@Execution(ExecutionMode.CONCURRENT)
class LookUpsTogetherTest {
    private final HelpDesk desk = new HelpDesk().set("vtiger.look-up-time", "1h");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void thirtyMailsToTwentyTicketsCostOneQueryForTicketsOneForContactsAndOneForTheStaff() {
        deliverThirty();
        desk.start().awaitAllRead();

        assertThat(queries("HelpDesk")).singleElement().asString().contains("'TT1'", "'TT20'");
        assertThat(queries("Contacts")).singleElement().asString().contains("customer1@", "customer20@");
        assertThat(queries("Users")).singleElement().asString().contains("customer1@", "customer20@");
        assertThirtyComments();
    }

    @Test
    void eachCommentIsOnItsOwnTicketAndItsOwnContacts() {
        deliverThirty();
        desk.start().awaitAllRead();

        for (int i = 1; i <= 20; i++) {
            String contact = desk.vtiger.field(desk.ticketId("TT" + i), "contact_id");
            assertThat(desk.vtiger.commentsOf("TT" + i))
                    .as("TT" + i)
                    .isNotEmpty()
                    .allSatisfy(comment -> assertThat(comment.customer()).isEqualTo(contact));
        }
    }

    @Test
    void ofTheStaffsMailTheCustomerIsToldAndOfACustomersMailTheOwnerAlsoWhenAskedTogether() {
        desk.mail.deliver(mail("Mailbot@Example.com", "TT1 of the staff"));
        desk.mail.deliver(mail("customer2@example.org", "TT2 of a customer"));
        desk.start().awaitAllRead();

        assertThat(desk.vtiger.commentsOf("TT1"))
                .singleElement()
                .extracting(Comment::told)
                .isNotEqualTo(desk.vtiger.commentsOf("TT2").get(0).told());
        assertThat(queries("Users")).hasSize(1);
    }

    @Test
    void aCustomerWhoWritesToManyTicketsIsAskedForOnce() {
        for (int i = 1; i <= 12; i++) {
            desk.mail.deliver(mail("customer1@example.org", "TT" + i + " again"));
        }
        desk.vtiger.serviceTime(Duration.ofMillis(20), Duration.ZERO);
        desk.start().awaitAllRead();

        assertThat(queries("Contacts")).hasSize(1);
        assertThat(queries("Users")).hasSize(1);
        assertThat(desk.vtiger.comments())
                .hasSize(12)
                .allSatisfy(comment -> assertThat(comment.customer())
                        .isEqualTo(desk.vtiger.field(desk.ticketId("TT1"), "contact_id")));
    }

    @Test
    void severalContactsOfOneAddressAreStillTheTicketsOwnOrNobody() {
        String twin = desk.vtiger.addContact("Customer1@example.org");
        desk.mail.deliver(mail("customer1@example.org", "TT1 of its own contact"));
        desk.mail.deliver(mail("customer1@example.org", "TT2 of whom?"));
        desk.start().awaitAllRead();

        assertThat(desk.vtiger.commentsOf("TT1").get(0).customer()).isNotEmpty().isNotEqualTo(twin);
        assertThat(desk.vtiger.commentsOf("TT2").get(0).customer()).isEmpty();
    }

    @Test
    void aNumberOfTwoTicketsIsADeadLetterAndTheOthersAreComments() {
        desk.vtiger.addTicket("TT21");
        desk.vtiger.addTicket("TT21", desk.vtiger.addContact("other@example.net"));
        byte[] whose = HelpDesk.about("TT21 whose is it");
        desk.mail.deliver(whose);
        deliverThirty();
        desk.start();
        desk.awaitIn("Failed", whose);
        desk.awaitAllRead();

        assertThirtyComments();
        assertThat(desk.comments("TT21")).isEmpty();
        assertThat(queries("HelpDesk")).singleElement().asString().contains("'TT21'", "'TT20'");
    }

    @Test
    void ticketsWithAPrefixOfTheAdministratorsMakingAreFoundTogether() {
        for (int i = 1; i <= 5; i++) {
            desk.vtiger.addTicket("HD-2026/" + i);
            desk.mail.deliver(mail("customer1@example.org", "Re: Ticket Number : HD-2026/" + i + " Printer"));
        }
        String odd = desk.vtiger.addTicket("Fall #7");
        String record = odd.replaceFirst(".*x", "");
        desk.mail.deliver(mail("customer1@example.org", "AW: Fall #7 [ Ticket Id : " + record + " ] Printer, as TT3"));
        byte[] other = mail("customer1@example.org", "Ticket Number : SUP.5 of another Vtiger");
        desk.mail.deliver(other);
        desk.start();
        desk.awaitIn("Failed", other);
        desk.awaitAllRead();

        for (int i = 1; i <= 5; i++) {
            assertThat(desk.comments("HD-2026/" + i)).hasSize(1);
        }
        assertThat(desk.comments("Fall #7")).hasSize(1);
        assertThat(desk.vtiger.comments()).hasSize(6);
        assertThat(queries("HelpDesk").stream().filter(LookUpsTogetherTest::isShared))
                .as("after the form of the numbers was learned")
                .singleElement()
                .asString()
                .contains("'HD-2026/1'", "'HD-2026/5'");
        assertThat(queries("HelpDesk")).noneMatch(query -> query.contains("SUP."));
    }

    @Test
    void aTicketThatDoesNotExistIsADeadLetterAndTheOthersAreComments() {
        byte[] first = HelpDesk.about("TT777 nowhere");
        byte[] second = HelpDesk.about("TT778 nowhere");
        desk.mail.deliver(first);
        deliverThirty();
        desk.mail.deliver(second);
        desk.start();
        desk.awaitIn("Failed", first);
        desk.awaitIn("Failed", second);
        desk.awaitAllRead();

        assertThirtyComments();
        assertThat(queries("HelpDesk").stream().filter(LookUpsTogetherTest::isShared))
                .as("asked together in each of two polls; for what that left open, each asked for itself")
                .hasSize(2);
        assertThat(queries("HelpDesk")).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"REFUSE_502", "EMPTY_500", "MADE_THEN_CONNECTION_CLOSED", "HALF_BODY", "DROPPED_SESSION"})
    void whenTheQueryForAllFailsNoMailIsLostAndNoneIsTwice(Fault fault) {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        deliverThirty();
        desk.vtiger.faults().next("query", 1, fault);
        desk.start().awaitAllRead();

        assertThirtyComments();
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void ifTheServerRefusesTheQueryForAllEachMailAsksForItself() {
        deliverThirty();
        desk.vtiger.faults().next("query", 1, Fault.REFUSE_414);
        desk.start().awaitAllRead();

        assertThirtyComments();
        assertThat(desk.failed()).isEmpty();
        assertThat(queries("HelpDesk").stream().filter(LookUpsTogetherTest::isShared))
                .hasSize(1);
        assertThat(queries("HelpDesk")).hasSize(21);
    }

    @Test
    void ifNothingIsRememberedEachMailAsksForItself() {
        desk.set("vtiger.look-up-time", "0s");
        deliverThirty();
        desk.start().awaitAllRead();

        assertThirtyComments();
        assertThat(queries("HelpDesk")).hasSize(30).noneMatch(LookUpsTogetherTest::isShared);
        assertThat(queries("Contacts")).hasSize(30).noneMatch(LookUpsTogetherTest::isShared);
        assertThat(queries("Users")).hasSize(30).noneMatch(LookUpsTogetherTest::isShared);
    }

    @Test
    void aTicketBehindTheHundredRowsOfAnAnswerIsFoundAllTheSame() {
        for (int i = 0; i < 100; i++) {
            desk.vtiger.addTicket("TT1");
        }
        String last = desk.vtiger.addTicket("TT900");
        byte[] ofManyTickets = HelpDesk.about("TT1 first");
        desk.mail.deliver(ofManyTickets);
        desk.mail.deliver(HelpDesk.about("TT900 last"));
        desk.start();
        desk.awaitIn("Failed", ofManyTickets);
        desk.awaitAllRead();

        assertThat(desk.failed()).hasSize(1);
        assertThat(desk.vtiger.comments()).extracting(Comment::ticketId).containsExactly(last);
    }

    @Test
    void aContactBehindTheHundredRowsOfAnAnswerIsNoStranger() {
        for (int i = 0; i < 100; i++) {
            desk.vtiger.addContact("info@example.org");
        }
        String last = desk.vtiger.addContact("last@example.org");
        desk.mail.deliver(mail("info@example.org", "TT1 of one of hundred"));
        desk.mail.deliver(mail("last@example.org", "TT2 of the last"));
        desk.start().awaitAllRead();

        assertThat(desk.vtiger.commentsOf("TT2"))
                .singleElement()
                .returns(last, Comment::customer)
                .satisfies(comment -> assertThat(comment.content()).doesNotContain("not a contact"));
        assertThat(desk.comments("TT1")).singleElement().asString().doesNotContain("not a contact");
    }

    @Test
    void whatAStrangerWritesIntoSubjectOrSenderIsInNoOtherMailsQuery() {
        desk.mail.deliver(mail("customer1@example.org", "TT1 ordinary"));
        desk.mail.deliver(mail("\"x' or 1=1) #\"@evil.example", "TT2 odd sender"));
        desk.mail.deliver(mail("x\\@evil.example", "TT3 odd sender"));
        desk.mail.deliver(mail("two@evil.example", "TT4 TT5 ambiguous"));
        desk.mail.deliver(mail("none@evil.example", "TT' or ticket_no like 'TT%"));
        desk.mail.deliver(mail("long@evil.example", "Ticket Number : TT" + "1".repeat(10_000)));
        desk.mail.deliver(mail("customer6@example.org", "TT6 ordinary"));
        desk.start();
        for (String ticket : List.of("TT1", "TT2", "TT3", "TT6")) {
            desk.awaitComments(ticket, 1);
        }

        // Whichever mail asks first puts its own in front.
        assertThat(queries("HelpDesk"))
                .singleElement()
                .satisfies(
                        query -> assertThat(list(query)).containsExactlyInAnyOrder("'TT1'", "'TT2'", "'TT3'", "'TT6'"));
        assertThat(queries("Contacts"))
                .singleElement()
                .satisfies(query -> assertThat(list(query))
                        .containsExactlyInAnyOrder("'customer1@example.org'", "'customer6@example.org'"));
        assertThat(queries("Users")).hasSize(1);
    }

    @Test
    void aMailThatComesAloneAsksForItselfAsEver() {
        desk.mail.deliver(HelpDesk.about("TT1 alone"));
        desk.start().awaitAllRead();

        assertThat(queries("HelpDesk"))
                .containsExactly(
                        "select id,ticket_no,contact_id,parent_id,ticket_title,description,solution from HelpDesk where ticket_no='TT1';");
    }

    @Test
    void aFullPollOfLongAddressesStaysBelowWhatAUrlHolds() {
        for (int i = 1; i <= 60; i++) {
            String domain = ("d" + i + "x".repeat(60) + ".").repeat(2) + "example";
            desk.mail.deliver(mail("{{?}}" + "a".repeat(40) + i + "@" + domain, "TT" + (1 + i % 20) + " long"));
        }
        desk.set("ticket-rate.mails", "100");
        desk.start().awaitAllRead();

        assertThat(desk.vtiger.comments()).hasSize(60);
        assertThat(desk.vtiger.requests())
                .allSatisfy(
                        request -> assertThat(request.queryString().length()).isLessThan(7_500)); // servers take 8,000
        assertThat(queries("Users")).hasSizeBetween(2, 6);
        assertThat(queries("Contacts")).as("with each address twice").hasSizeBetween(4, 12);
    }

    /** A new ledger knows nothing, so each comment is asked for. */
    @Test
    void fiveHundredMailsThatWaitAtTheFirstStartCostTwentyQueries() {
        for (int i = 1; i <= 300; i++) {
            desk.vtiger.addContact("many" + i + "@customer.example");
        }
        for (int i = 1; i <= 400; i++) {
            desk.vtiger.addTicket("MM" + i, "");
        }
        for (int i = 0; i < 500; i++) {
            desk.mail.deliver(mail("many" + (1 + i % 300) + "@customer.example", "MM" + (1 + i % 400) + " waits"));
        }
        desk.mailbox("support", Map.of("subjectPatterns", "\\b(?<ticket>MM\\d+)\\b"));
        long start = System.nanoTime();
        desk.start().awaitAllRead();
        int further = 8 * (int) Duration.ofNanos(System.nanoTime() - start).dividedBy(Duration.ofSeconds(10));

        assertThat(desk.vtiger.comments()).hasSize(500);
        assertThat(desk.vtiger.requests())
                .filteredOn(request -> request.operation().equals("query"))
                .as("an answer about comments holds for ten seconds, which a busy machine may take")
                .hasSizeLessThanOrEqualTo(20 + further);
    }

    /** And these ask what their tickets have already: here three comments each. */
    @Test
    void fiveHundredMailsThatQuoteCostFiftyQueries() {
        for (int i = 1; i <= 300; i++) {
            desk.vtiger.addContact("many" + i + "@customer.example");
        }
        for (int i = 1; i <= 400; i++) {
            String ticket = desk.vtiger.addTicket("MM" + i, "");
            IntStream.range(0, 3).forEach(n -> desk.vtiger.addComment(ticket, "comment " + n, ""));
        }
        for (int i = 0; i < 500; i++) {
            desk.mail.deliver(Mails.to("support@example.com")
                    .from("many" + (1 + i % 300) + "@customer.example")
                    .subject("MM" + (1 + i % 400) + " waits")
                    .text("Yes.\n\nOn Mon, 23 Nov 2026 at 10:00, Desk <desk@example.com> wrote:\n> comment 1\n")
                    .build());
        }
        desk.mailbox("support", Map.of("subjectPatterns", "\\b(?<ticket>MM\\d+)\\b"));
        desk.start().awaitAllRead();

        assertThat(desk.vtiger.comments()).hasSize(500);
        assertThat(queries("ModComments").stream().filter(query -> query.contains("commentcontent")))
                .hasSizeLessThanOrEqualTo(30);
        assertThat(desk.vtiger.requests())
                .filteredOn(request -> request.operation().equals("query"))
                .hasSizeLessThanOrEqualTo(50);
    }

    @Test
    void wherePlainUsersMayNotAskForTheStaffTheMailsBecomeCommentsAndItIsNotAskedForEver() {
        desk.vtiger.addUser("plain", HelpDesk.KEY, "plain@example.com", false);
        desk.set("vtiger.username", "plain");
        deliverThirty();
        desk.start().awaitAllRead();

        assertThirtyComments();
        assertThat(queries("Users")).hasSizeLessThanOrEqualTo(4);
    }

    /** Thirty mails, the customers of twenty tickets in turn. */
    private void deliverThirty() {
        IntStream.range(0, 30).forEach(i -> {
            int ticket = 1 + i % 20;
            desk.mail.deliver(mail("customer" + ticket + "@example.org", "TT" + ticket + " mail " + i));
        });
    }

    private void assertThirtyComments() {
        assertThat(desk.vtiger.comments())
                .extracting(comment -> comment.content().replaceAll("(?s).*(mail \\d+).*", "$1"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 30).mapToObj(i -> "mail " + i).toList());
    }

    private static byte[] mail(String from, String subject) {
        return Mails.to("support@example.com")
                .from(from)
                .subject(subject)
                .text(subject)
                .build();
    }

    private static boolean isShared(String query) {
        return query.contains(" in (");
    }

    /** The values of its first list. */
    private static String[] list(String query) {
        assertThat(query).endsWith(");");
        int start = query.indexOf(" in (") + " in (".length();
        return query.substring(start, query.indexOf(')', start)).split(",");
    }

    private List<String> queries(String module) {
        return desk.vtiger.requests().stream()
                .map(request -> URLDecoder.decode(request.queryString(), StandardCharsets.UTF_8))
                .map(query -> query.replaceFirst(".*\\bquery=(select [^&]*).*", "$1"))
                .filter(query -> query.contains(" from " + module + " "))
                .toList();
    }
}
