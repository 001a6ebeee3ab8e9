package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Vtiger refuses is final only if it stays so: recorded 97 to 99 are refusals of what it accepts a moment later. */
@Execution(ExecutionMode.CONCURRENT)
class RefusedTest {
    private final HelpDesk desk = new HelpDesk();
    private final byte[] mail = HelpDesk.about("TT1 while the database dies");

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DATABASE_DIES", "DATABASE_IS_DEAD"})
    void aMailWhoseCommentIsRefusedWhileTheDatabaseDiesIsNoDeadLetter(Fault fault) {
        desk.set("vtiger.refusal-time", "36s"); // the pauses are 1 and 3 s
        desk.vtiger.faults().next("create", 2, fault);
        desk.mail.deliver(mail);
        desk.start().awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void aMailWhoseTicketIsLookedForWhileTheDatabaseDiesIsNoDeadLetter() {
        desk.set("vtiger.refusal-time", "36s");
        desk.vtiger.faults().next("query", 3, Fault.DATABASE_IS_DEAD);
        desk.mail.deliver(mail);
        desk.start().awaitSettled(mail);

        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(desk.failed()).isEmpty();
    }

    /** Vtiger 8.2 says nothing else of a ticket that was deleted after it was looked up, and makes the comment's row. */
    @Test
    void aMailToATicketThatWasJustDeletedIsADeadLetter() {
        desk.set("vtiger.refusal-time", "36s");
        byte[] first = HelpDesk.about("TT1 first");
        desk.mail.deliver(first);
        desk.start().awaitSettled(first);
        desk.vtiger.deleteTicket(desk.ticketId("TT1"));
        desk.mail.deliver(mail);

        desk.awaitIn("Failed", mail);
    }

    /** Vtiger says the same of a record that does not exist and while its database fails, so it is asked for something else too. */
    @Test
    void aMailThatNamesADeletedTicketByItsRecordAloneIsADeadLetterOnAQuietSystemToo() {
        desk.set("vtiger.refusal-time", "1s");
        String record = desk.ticketId("TT1").replaceFirst(".*x", "");
        desk.vtiger.deleteTicket(desk.ticketId("TT1"));
        byte[] byRecord = HelpDesk.about("Respond to Ticket ID## " + record + " ## in Customer Portal - URGENT");
        desk.mail.deliver(byRecord);
        desk.start();

        desk.awaitIn("Failed", byRecord);
    }

    /** By its record it might be any ticket's mail, so that all would wait for it. */
    @Test
    void aMailThatNamesAMissingTicketByItsRecordDoesNotHoldUpTheMailsOfOtherTickets() {
        desk.set("vtiger.refusal-time", "1h");
        byte[] missing = HelpDesk.about("Respond to Ticket ID## 99999 ## in Customer Portal - URGENT");
        byte[] other = HelpDesk.about("TT2 another");
        desk.mail.deliver(missing);
        desk.mail.deliver(other);
        desk.start().awaitSettled(other);

        byte[] later = HelpDesk.about("TT3 later");
        desk.mail.deliver(later);
        desk.awaitSettled(later);
        assertThat(desk.isUnread(missing)).isTrue();
    }

    @Test
    void aMailThatVtigerKeepsRefusingIsADeadLetterAndTheOthersDoNotWait() {
        desk.set("vtiger.refusal-time", "2s");
        desk.vtiger.faults().alwaysOf("while the database dies", Fault.DATABASE_IS_DEAD);
        byte[] other = HelpDesk.about("TT2 another");
        desk.mail.deliver(mail);
        desk.mail.deliver(other);
        desk.start().awaitSettled(other);

        desk.awaitIn("Failed", mail);
        assertThat(desk.comments("TT1")).isEmpty();
        assertThat(desk.comments("TT2")).hasSize(1);
    }

    @Test
    void whileVtigerRefusesEverythingNothingIsADeadLetter() {
        desk.set("vtiger.refusal-time", "1s");
        desk.vtiger.faults().always(Faults.ANY, Fault.DATABASE_IS_DEAD);
        desk.mail.deliver(mail);
        desk.start();
        await().until(() -> desk.vtiger.requests().size() > 12);
        assertThat(desk.failed()).isEmpty();

        desk.vtiger.faults().clear();
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
    }
}
