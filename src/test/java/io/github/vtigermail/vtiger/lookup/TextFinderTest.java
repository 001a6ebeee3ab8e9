package io.github.vtigermail.vtiger.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.TestVtiger;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a ticket has already, and whose words they are. */
class TextFinderTest {
    private static final String OWN = "MAIL:" + "AB".repeat(32);
    private static final String OTHER = "MAIL:" + "CD".repeat(32);

    private final TestVtiger server = new TestVtiger();
    private final VtigerStandIn vtiger = server.standIn();
    private final String contact = vtiger.addContact("ann@example.org");
    private final String ticket = vtiger.addTicket("TT1", contact, "Printer on fire");
    private final LookUps lookUps = new LookUps(Duration.ofMinutes(1));
    private final TextFinder finder = new TextFinder(server.client(), lookUps, "tom@desk.example"::equals);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void theTicketsOwnTextsAndItsCommentsAreFound() throws Exception {
        vtiger.describe(ticket, "It burns.\nPlease help.");
        vtiger.addComment(ticket, "Is it the red one?", "");
        vtiger.addComment(ticket, "No, the blue one.", contact);
        vtiger.addComment(vtiger.addTicket("TT2"), "of another ticket", "");

        assertThat(find())
                .isEqualTo(new TicketTexts(
                        "Printer on fire",
                        "It burns.\nPlease help.",
                        "",
                        List.of(
                                new TicketComment("Is it the red one?", true),
                                new TicketComment("No, the blue one.", false))));
    }

    @Test
    void theTextsOfATicketThatWasLookedUpAreNotAskedForAgain() throws Exception {
        Ticket known = new Ticket(ticket, "TT1", contact, "", "as it was", "looked up", "Solved.");

        assertThat(find(known)).isEqualTo(new TicketTexts("as it was", "looked up", "Solved.", List.of()));
        assertThat(vtiger.requests()).noneMatch(request -> request.operation().equals("retrieve"));
        assertThat(find(new Ticket("17x999", "TT9", "", "", "another", "one", ""))
                        .title())
                .isEqualTo("Printer on fire");
    }

    @Test
    void theMailsOwnCommentIsNotAmongThem() throws Exception {
        comment("From Ann (ann@example.org)\n\nIt burns.", "", OWN);
        comment("From Ann (ann@example.org)\n\nIt smokes.", "", OTHER);

        assertThat(find().comments())
                .extracting(TicketComment::text)
                .containsExactly("From Ann (ann@example.org)\n\nIt smokes.");
    }

    @Test
    void aMailOfTheStaffIsTheirsAndAnyOtherIsNot() throws Exception {
        comment("From Tom (tom@desk.example), 2026-11-28 17:18 +01:00\n\nAsk me.", "", OTHER);
        comment("From tom@desk.example\n\nAsk me.", "", OTHER);
        comment("From tom@desk.example (eve@example.org), 2026-11-28 17:18 +01:00\n\nAsk me.", "", OTHER);
        comment("From Eve (eve@example.org), not a contact of the CRM\n\nAsk tom@desk.example", "", OTHER);
        comment("From an unknown sender\n\nWho am I?", "", OTHER);
        comment("From Tom (tom@desk.example)\n\nI am a contact as well.", contact, OTHER);
        comment("Made by a route of somebody", "", OTHER);
        comment("From what I see it burns", "", "WEBSERVICE");

        assertThat(find().comments())
                .extracting(TicketComment::isStaff)
                .containsExactly(true, true, false, false, false, false, false, true);
    }

    @Test
    void whoWasFoundToBeAUserIsOfTheStaff() throws Exception {
        comment("From Mail Bot (mailbot@example.com)\n\nHello.", "", OTHER);
        SenderFinder senders = new SenderFinder(server.client(), lookUps, address -> false, option -> option);
        TextFinder ofUsers = new TextFinder(server.client(), lookUps, senders::isKnownStaff);

        assertThat(find(ofUsers, null).orElseThrow().comments())
                .extracting(TicketComment::isStaff)
                .containsExactly(false);
        try (HeldSession session = server.client().borrowSession("test")) {
            assertThat(senders.isStaff(session, "mailbot@example.com", LookAhead.NONE))
                    .isTrue();
        }
        assertThat(find(ofUsers, null).orElseThrow().comments())
                .extracting(TicketComment::isStaff)
                .containsExactly(true);
    }

    @Test
    void allTextsTogetherAreBounded() throws Exception {
        vtiger.describe(ticket, "x".repeat(200_000));
        for (int i = 1; i <= 10; i++) {
            vtiger.addComment(ticket, i + " " + "y".repeat(60_000), "");
        }

        TicketTexts texts = find();
        assertThat(texts.description()).hasSize(65_535);
        assertThat(texts.comments()).hasSize(7);
        assertThat(texts.comments().get(6).text()).startsWith("10 ");
    }

    @Test
    void aThreadOfTheLongestCommentsIsRead() throws Exception {
        for (int i = 1; i <= 60; i++) {
            vtiger.addComment(ticket, i + "\"".repeat(65_500), "");
        }

        assertThat(find().comments()).hasSize(7);
    }

    @Test
    void ifVtigerRefusesThemNothingIsKnownAndThatIsLoggedOnceWithoutAWord() throws Exception {
        vtiger.describe(ticket, "s3cret words");
        vtiger.faults().alwaysOfQueries("from ModComments", Fault.ACCESS_DENIED);
        try (LogLines log = LogLines.of(TextFinder.class.getName())) {
            assertThat(find(finder, null)).isEmpty();
            assertThat(find(finder, null)).isEmpty();

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains("vtiger.username", "right to see tickets, contacts, organizations and comments")
                    .doesNotContain("s3cret");
        }
        vtiger.faults().clear();
        assertThat(find(finder, null)).isPresent();
    }

    @Test
    void thatVtigerIsDownIsThrown() {
        vtiger.faults().alwaysOfQueries("from ModComments", Fault.STATUS_503);

        assertThatThrownBy(this::find).isInstanceOf(VtigerUnavailableException.class);
    }

    @Test
    void whatCamelPrintsOfThemHoldsNoWord() throws Exception {
        vtiger.addComment(ticket, "s3cret words", "");

        assertThat(find() + " " + find().comments() + new Ticket("17x1", "TT1", "", "", "s3cret", "words", "here"))
                .doesNotContain("s3cret", "words", "Printer");
    }

    private TicketTexts find() throws Exception {
        return find(null);
    }

    private TicketTexts find(Ticket known) throws Exception {
        return find(finder, known).orElseThrow();
    }

    private Optional<TicketTexts> find(TextFinder finder, Ticket known) throws Exception {
        try (HeldSession session = server.client().borrowSession("test")) {
            return finder.find(session, ticket, known, OWN, LookAhead.NONE);
        }
    }

    private int made = 900;

    private void comment(String text, String customer, String source) {
        vtiger.put(
                "30x" + made++,
                Map.of("related_to", ticket, "commentcontent", text, "customer", customer, "source", source));
    }
}
