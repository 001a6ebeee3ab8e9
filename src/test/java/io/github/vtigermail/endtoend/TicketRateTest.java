package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.vtigermail.route.TicketRate;
import io.github.vtigermail.testing.vtiger.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A mail loop on a ticket comes to an end, mails to other tickets become comments, and no mail is lost. */
class TicketRateTest {
    private final HelpDesk desk = new HelpDesk().set("ticket-rate.mails", "3");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.vtigermail");

    @BeforeEach
    void watch() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        desk.close();
    }

    /** A comment that is found by its marker is one of the ticket's as well. */
    @Test
    void aTicketIsHeldAlsoIfAnswersAreLost() {
        desk.set("ticket-rate.mails", "2");
        desk.start();
        desk.awaitPolled();
        for (int i = 1; i <= 2; i++) {
            desk.vtiger.faults().next("create", 1, Fault.MADE_THEN_502);
            byte[] mail = HelpDesk.about("TT1 lost answer " + i);
            desk.mail.deliver(mail);
            desk.awaitSettled(mail);
        }
        byte[] third = HelpDesk.about("TT1 held");
        byte[] other = HelpDesk.about("TT2 not held");
        desk.mail.deliver(third);
        desk.mail.deliver(other);
        desk.awaitSettled(other);

        assertThat(desk.isUnread(third)).isTrue();
        assertThat(desk.comments("TT1")).hasSize(2);
    }

    @Test
    void furtherMailsOfATicketWaitUnreadAndThoseOfOtherTicketsBecomeComments() {
        List<byte[]> mails = deliver("TT1", 6);
        desk.start();
        desk.awaitComments("TT1", 3);
        desk.awaitPolled();
        desk.awaitPolled();

        assertThat(texts("TT1")).containsExactly("TT1 no 1", "TT1 no 2", "TT1 no 3");
        assertThat(mails.subList(3, 6)).allMatch(desk::isUnread);
        assertThat(desk.camel().getRegistry().lookupByNameAndType("ticketRate", TicketRate.class))
                .extracting(TicketRate::heldMails)
                .isEqualTo(3);
        assertThat(told("UNSETTLED")).as("failures").isZero();
        assertThat(told("pauses for")).isZero();
        assertThat(told("ticket=TT1 took in 3 mails")).isEqualTo(1);
        desk.stop();
        assertThat(desk.claimsLeft()).isZero();
    }

    @Test
    void aHeldMailIsNotFetchedAtEachPollEvenIfLookUpsAreNotCached() {
        desk.set("vtiger.look-up-time", "0s");
        List<byte[]> mails = deliver("TT1", 4);
        desk.start();
        desk.awaitComments("TT1", 3);
        desk.awaitPolled();
        long uid = desk.stored(mails.get(3)).uid();
        desk.awaitPolled();
        desk.awaitPolled();

        assertThat(desk.mail.commands())
                .filteredOn(command -> command.contains("BODY.PEEK[]") && command.contains("FETCH " + uid + " "))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aRestartReleasesNoHeldMail() {
        deliver("TT1", 5);
        desk.start().awaitComments("TT1", 3);
        desk.awaitPolled();
        desk.stop();
        desk.start().awaitPolled();
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).hasSize(3);
    }

    @Test
    void mailsThatNameATicketByNumberAndByRecordCountTogether() {
        String record = desk.ticketId("TT1").substring(desk.ticketId("TT1").indexOf('x') + 1);
        deliver("TT1", 3);
        byte[] byRecord = about("Respond to Ticket ID## " + record + " ## in Customer Portal");
        byte[] other = about("TT2 of another ticket");
        desk.mail.deliver(byRecord);
        desk.mail.deliver(other);
        desk.start().awaitComments("TT2", 1);
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).hasSize(3);
        assertThat(desk.isUnread(byRecord)).isTrue();
    }

    @Test
    void whenTheRateFallsTheHeldMailsBecomeCommentsInOrder() {
        desk.set("ticket-rate.time", "5s");
        deliver("TT1", 5);
        desk.start().awaitComments("TT1", 5);

        assertThat(texts("TT1")).containsExactly("TT1 no 1", "TT1 no 2", "TT1 no 3", "TT1 no 4", "TT1 no 5");
        assertThat(told("ticket=TT1 took in 3 mails within 5 s")).isPositive();
        await().until(() -> told("ticket=TT1 takes in mails again; held were: 2") == 1);
    }

    private List<byte[]> deliver(String ticket, int number) {
        List<byte[]> mails = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            mails.add(about(ticket + " no " + i));
            desk.mail.deliver(mails.get(i - 1));
        }
        return mails;
    }

    private List<String> texts(String ticket) {
        return desk.comments(ticket).stream()
                .map(comment -> comment.substring(comment.lastIndexOf('\n') + 1))
                .toList();
    }

    private long told(String words) {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getFormattedMessage().contains(words))
                .count();
    }
}
