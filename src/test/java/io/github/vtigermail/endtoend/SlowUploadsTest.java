package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.mail.TestMailbox;
import io.github.vtigermail.testing.vtiger.Fault;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Large files over a slow line take minutes: one mailbox that is busy with them does not stop the others. */
@Execution(ExecutionMode.CONCURRENT)
class SlowUploadsTest {
    private static final int SESSIONS = 4;

    private final HelpDesk desk = new HelpDesk();
    private final TestMailbox sales = desk.mail.addUser("sales@example.com", "pw2");

    @AfterEach
    void close() {
        desk.vtiger.faults().endSilence();
        desk.close();
    }

    @Test
    void whileAllSessionsOfOneMailboxAreBusyTheMailOfAnotherBecomesAComment() {
        desk.set("vtiger.answer-timeout", "1h").set("vtiger.sessions", String.valueOf(SESSIONS));
        desk.mailbox("sales", Map.of("username", sales.user(), "password", sales.password()));
        desk.vtiger.faults().silence(Patience.LIMIT.multipliedBy(2)).next("create", SESSIONS, Fault.SILENT);
        for (int i = 1; i <= SESSIONS + 1; i++) {
            desk.mail.deliver(about("TT" + i + " a large file"));
        }
        desk.start();
        await().until(() -> creates() == SESSIONS);

        sales.deliver(about("TT10 for sales"));

        desk.awaitComments("TT10", 1);
        assertThat(desk.comments("TT" + (SESSIONS + 1)))
                .as("the fifth of the busy mailbox waits")
                .isEmpty();
    }

    private long creates() {
        return desk.vtiger.requests().stream()
                .filter(request -> request.operation().equals("create"))
                .count();
    }
}
