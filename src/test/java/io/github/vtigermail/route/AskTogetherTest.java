package io.github.vtigermail.route;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.PolledMails;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.Ticket;
import io.github.vtigermail.vtiger.VtigerAnswer;
import io.github.vtigermail.vtiger.VtigerCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One mail asks for all of its poll; whatever becomes of it, no other mail waits for ever, and no two ask at once. */
class AskTogetherTest {
    private static final List<MailboxMail> POLL = PolledMails.of(
            "Ann@example.org", "TT1",
            "bob@example.org", "tt2 and more",
            "ann@example.org", "TT3",
            "carol@example.org", "no ticket");

    private final CamelContext camel = new DefaultCamelContext();
    private final LookUps lookUps = new LookUps(Duration.ofMinutes(1));
    private final AskTogether askTogether = new AskTogether(lookUps);
    private final List<Thread> waiting = new ArrayList<>();

    @AfterEach
    void stop() {
        waiting.forEach(Thread::interrupt);
        camel.stop();
    }

    @Test
    void theFirstAsksForItsOwnAndThenForWhatTheOthersWant() throws Exception {
        assertThat(asked(takesTurn("tickets", 1)))
                .isEqualTo("select id,ticket_no,contact_id,parent_id from HelpDesk"
                        + " where ticket_no in ('TT2','TT1','TT3');");
        assertThat(asked(takesTurn("contacts", 2)))
                .isEqualTo("select id,email from Contacts where email in ('ann@example.org','bob@example.org');");
        assertThat(asked(takesTurn("staff", 1)))
                .isEqualTo("select id,email1 from Users where email1 in ('bob@example.org','ann@example.org');");
    }

    @Test
    void whatIsKnownIsNotAskedFor() throws Exception {
        lookUps.ticketIs("tt1", new Ticket("17x1", "TT1", "", ""));

        assertThat(asked(takesTurn("tickets", 2))).endsWith(" in ('TT3','TT2');");
        assertThat(askTogether.isNeeded(takesTurn("tickets", 0))).isFalse();
    }

    @Test
    void aMailThatOnlyHasSomethingToAskAsksForItself() throws Exception {
        lookUps.ticketIs("TT1", new Ticket("17x1", "TT1", "", ""));
        lookUps.ticketIs("TT2", new Ticket("17x2", "TT2", "", ""));

        assertThat(askTogether.isNeeded(takesTurn("tickets", 2))).isFalse();
    }

    @Test
    void theOthersWaitForTheAnswerAndFindTheirs() throws Exception {
        Exchange first = takesTurn("tickets", 0);
        Exchange second = exchange("tickets", 1);
        Thread waits = waits(second);

        answer(first, "TT1", "TT2");
        askTogether.giveTurn(first);
        waits.join();

        assertThat(askTogether.isNeeded(second)).isFalse();
        assertThat(lookUps.ticket("TT2")).contains(new Ticket("17xTT2", "TT2", "", ""));
    }

    @Test
    void whatTheAnswerLeftOpenIsNotAskedForTogetherAgain() throws Exception {
        Exchange first = takesTurn("tickets", 0);
        answer(first, "TT1");
        askTogether.giveTurn(first);

        assertThat(askTogether.isNeeded(takesTurn("tickets", 1))).isFalse();
        assertThat(askTogether.isNeeded(takesTurn("tickets", 2))).isFalse();
    }

    @Test
    void ofAnAnswerWithARowThatNobodyAskedForNothingIsBelieved() throws Exception {
        Exchange first = takesTurn("tickets", 0);
        answer(first, "TT1", "TÜ1");

        assertThat(lookUps.ticket("TT1")).isEmpty();
    }

    @Test
    void afterAFailureTheNextIsLetGoAndNoTwoOfThemAtOnce() throws Exception {
        Exchange first = takesTurn("contacts", 0);
        Exchange second = exchange("contacts", 1);
        Thread waitsSecond = waits(second);
        Thread waitsThird = waits(exchange("contacts", 1));

        askTogether.giveTurn(first);
        askTogether.giveTurn(first); // has it no more
        Patience.stays(Duration.ofMillis(200), () -> waitsSecond.isAlive() ^ waitsThird.isAlive());

        assertThat(waitsSecond.isAlive() ^ waitsThird.isAlive()).isTrue();
    }

    @Test
    void aMailThatIsInterruptedWhileItWaitsGivesNobodyElsesTurnAway() throws Exception {
        takesTurn("staff", 0);
        Exchange interrupted = exchange("staff", 1);
        Thread waits = waits(interrupted);
        Thread other = waits(exchange("staff", 1));
        waits.interrupt();
        waits.join();
        askTogether.giveTurn(interrupted);
        Patience.stays(Duration.ofMillis(200), other::isAlive);

        assertThat(other.isAlive()).isTrue();
    }

    @Test
    void theTurnIsGivenAtTheEndOfTheExchangeIfItsRouteWasBrokenOff() throws Exception {
        Exchange first = takesTurn("tickets", 0);
        Thread waits = waits(exchange("tickets", 1));

        UnitOfWorkHelper.doneSynchronizations(
                first, first.getExchangeExtension().handoverCompletions());

        await().until(() -> !waits.isAlive());
    }

    @Test
    void noMailWaitsForOneOfAnotherPollOrWithAnotherQuestion() throws Exception {
        takesTurn("tickets", 0);

        assertThat(askTogether.isNeeded(takesTurn("contacts", 0))).isTrue();
        Exchange ofAnotherPoll = exchange(
                "tickets",
                PolledMails.of("ann@example.org", "TT1", "b@example.org", "TT2").get(0));
        askTogether.takeTurn(ofAnotherPoll);
        assertThat(askTogether.isNeeded(ofAnotherPoll)).isTrue();
    }

    @Test
    void whatCamelPrintsOfAnExchangeHoldsNoAddress() throws Exception {
        Exchange exchange = takesTurn("contacts", 0);
        askTogether.ask(exchange);

        assertThat(exchange.getProperties().toString()).contains("Asking").doesNotContainIgnoringCase("ann@");
    }

    private String asked(Exchange exchange) {
        assertThat(askTogether.isNeeded(exchange)).isTrue();
        askTogether.ask(exchange);
        return exchange.getProperty(OneMail.CALL, VtigerCall.class).url().get("query");
    }

    private void answer(Exchange exchange, String... numbers) throws Exception {
        List<String> rows = new ArrayList<>();
        for (String number : numbers) {
            rows.add("{\"id\":\"17x" + number + "\",\"ticket_no\":\"" + number + "\"}");
        }
        exchange.getMessage()
                .setBody(VtigerAnswer.read(
                        "query", 200, "{\"success\":true,\"result\":[" + String.join(",", rows) + "]}"));
        askTogether.take(exchange);
    }

    private Exchange takesTurn(String question, int mail) throws InterruptedException {
        Exchange exchange = exchange(question, mail);
        askTogether.takeTurn(exchange);
        return exchange;
    }

    private Thread waits(Exchange exchange) {
        Thread thread = new Thread(() -> {
            try {
                askTogether.takeTurn(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        waiting.add(thread);
        thread.start();
        await().until(() -> thread.getState() == Thread.State.WAITING);
        return thread;
    }

    private Exchange exchange(String question, int mail) {
        return exchange(question, POLL.get(mail));
    }

    private Exchange exchange(String question, MailboxMail mail) {
        Exchange exchange = new DefaultExchange(camel);
        OneMail.on(exchange).isInMailbox(mail);
        exchange.setProperty(OneMail.QUESTION, question);
        return exchange;
    }
}
