package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.vtiger.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail of which Vtiger dies each time delays its ticket, and no other for long. */
@Execution(ExecutionMode.CONCURRENT)
class KeepsFailingTest {
    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    /** A reply to one of Vtiger's own mails names only the record id, so that it may be of the ticket of any other mail. */
    @ParameterizedTest
    @ValueSource(strings = {"TT1 kills Vtiger", "Respond to Ticket ID## RECORD ## in Customer Portal"})
    void itDoesNotHoldTheMailsThatNameTheirTicketsInAnotherWay(String subject) {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        String poison = subject.replace("RECORD", record("TT1"));
        desk.vtiger.faults().alwaysOf(poison, Fault.EMPTY_500);
        desk.mail.deliver(about(poison));
        desk.mail.deliver(about("Respond to Ticket ID## " + record("TT2") + " ## in Customer Portal"));
        for (int i = 3; i <= 8; i++) {
            desk.mail.deliver(about("TT" + i + " help"));
        }
        desk.start();
        for (int i = 2; i <= 8; i++) {
            desk.awaitComments("TT" + i, 1);
        }
        assertThat(desk.comments("TT1")).isEmpty();

        desk.vtiger.faults().clear();
        desk.awaitComments("TT1", 1);
        assertThat(desk.vtiger.comments()).hasSize(8);
    }

    private String record(String ticket) {
        return desk.ticketId(ticket).substring(desk.ticketId(ticket).indexOf('x') + 1);
    }
}
