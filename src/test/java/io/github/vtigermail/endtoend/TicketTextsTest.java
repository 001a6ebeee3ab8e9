package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.lookup.TicketComment;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a ticket has already is known when the comment of a mail that quotes it is drafted; a mail that quotes nothing asks nothing. */
@Execution(ExecutionMode.CONCURRENT)
class TicketTextsTest {
    private final HelpDesk desk = new HelpDesk().set("vtiger.look-up-time", "1h");
    private final String ticket = desk.ticketId("TT1");
    private final String contact = desk.vtiger.field(ticket, "contact_id");
    /** By the ticket's number; empty if there were none. */
    private final Map<String, Optional<TicketTexts>> drafted = new ConcurrentHashMap<>();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMailThatQuotesIsDraftedWithWhatItsTicketHas() {
        desk.vtiger.describe(ticket, "It burns.");
        desk.vtiger.addComment(ticket, "Is it the red one?", "");
        desk.vtiger.addComment(ticket, "No.", contact);
        start();
        desk.mail.deliver(quoting("TT1", "Is it the red one?"));

        assertThat(texts("TT1"))
                .contains(new TicketTexts(
                        "Ticket TT1",
                        "It burns.",
                        "",
                        List.of(new TicketComment("Is it the red one?", true), new TicketComment("No.", false))));
        assertThat(ofComments()).hasSize(1);
    }

    @Test
    void aMailThatQuotesNothingAsksForNoComments() {
        start();
        desk.mail.deliver(HelpDesk.about("TT1 it burns"));

        assertThat(texts("TT1")).isEmpty();
        assertThat(ofComments()).isEmpty();
    }

    @Test
    void aMailboxThatDoesNotCompareAsksForNoComments() {
        start(Map.of("quotedHistory", "cut"));
        desk.mail.deliver(quoting("TT1", "Is it the red one?"));

        assertThat(texts("TT1")).isEmpty();
        assertThat(ofComments()).isEmpty();
    }

    @Test
    void aMailKnowsWhatTheOneBeforeItMade() {
        start();
        desk.mail.deliver(quoting("TT1", "Is it the red one?"));
        desk.awaitComments("TT1", 1);
        texts("TT1");
        drafted.clear();
        desk.mail.deliver(quoting("TT1", "Yes."));

        assertThat(texts("TT1").orElseThrow().comments())
                .singleElement()
                .extracting(TicketComment::text)
                .isEqualTo(desk.comments("TT1").get(0));
        assertThat(ofComments()).as("asked for once").hasSize(1);
    }

    /** As after a crash: its comment is there, and nobody confirmed it. */
    @Test
    void aMailThatIsReadAgainDoesNotFindItsOwnCommentOnTheTicket() {
        byte[] mail = quoting("TT1", "Is it the red one?");
        start();
        desk.mail.deliver(mail);
        desk.awaitComments("TT1", 1);
        texts("TT1");
        desk.stop();
        drafted.clear();
        desk.set("ledger.url", "jdbc:sqlite:" + desk.folder.path("data/another.db"));
        desk.mail.deliver(mail);
        start();

        assertThat(texts("TT1").orElseThrow().comments()).isEmpty();
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void ifVtigerDoesNotShowItsCommentsTheMailBecomesACommentAllTheSame() {
        desk.vtiger.faults().alwaysOfQueries("select id,related_to,commentcontent", Fault.ACCESS_DENIED);
        start();
        desk.mail.deliver(quoting("TT1", "Is it the red one?"));

        assertThat(texts("TT1")).isEmpty();
        assertThat(desk.comments("TT1")).hasSize(1);
    }

    @Test
    void whileVtigerIsDownTheMailWaits() {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        desk.vtiger.faults().alwaysOfQueries("select id,related_to,commentcontent", Fault.STATUS_503);
        start();
        byte[] mail = quoting("TT1", "Is it the red one?");
        desk.mail.deliver(mail);
        await().until(() -> ofComments().size() >= 2);
        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(desk.isUnread(mail)).isTrue();

        desk.vtiger.faults().clear();
        desk.awaitComments("TT1", 1);
        await().until(() -> drafted.getOrDefault("TT1", Optional.empty()).isPresent());
    }

    @Test
    void mailsThatQuoteAskForTheCommentsOfTheirTicketsTogether() {
        for (int i = 1; i <= 20; i++) {
            desk.vtiger.addComment(desk.ticketId("TT" + i), "comment on " + i, "");
            desk.mail.deliver(quoting("TT" + i, "comment on " + i));
        }
        start();
        desk.awaitAllRead();

        for (int i = 1; i <= 20; i++) {
            assertThat(texts("TT" + i).orElseThrow().comments())
                    .extracting(TicketComment::text)
                    .containsExactly("comment on " + i);
        }
        assertThat(ofComments()).hasSizeLessThanOrEqualTo(4);
    }

    private void start() {
        start(Map.of());
    }

    /** With a mailbox that is added when all that is drafted is noted. */
    private void start(Map<String, String> options) {
        desk.folder.withoutMailboxes().file("routes/mailboxes/none.txt", "");
        desk.start();
        desk.camel().getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof ExchangeCompletedEvent completed) {
                    Exchange exchange = completed.getExchange();
                    String number = exchange.getMessage().getHeader(VtigerConstants.TICKET_NUMBER, String.class);
                    if (number != null) {
                        drafted.put(
                                number,
                                Optional.ofNullable(
                                        exchange.getProperty(VtigerConstants.TICKET_TEXTS, TicketTexts.class)));
                    }
                }
            }
        });
        desk.mailbox("support", options);
    }

    private Optional<TicketTexts> texts(String number) {
        await().until(() -> drafted.containsKey(number));
        return drafted.get(number);
    }

    private static byte[] quoting(String number, String quoted) {
        return Mails.to("support@example.com")
                .from("customer1@example.org")
                .subject("Re: " + number + " printer")
                .text("The blue one.\n\nOn Mon, 23 Nov 2026 at 10:00, Desk <desk@example.com> wrote:\n> " + quoted
                        + "\n")
                .build();
    }

    private List<String> ofComments() {
        List<String> queries = new ArrayList<>();
        desk.vtiger.requests().forEach(request -> {
            String query = URLDecoder.decode(request.queryString(), StandardCharsets.UTF_8);
            if (query.contains("order by createdtime")) {
                queries.add(query);
            }
        });
        return queries;
    }
}
