package io.github.vtigermail.endtoend;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A mailbox pauses for the seconds that the log names, with the delay that mailboxes have by default. */
class PauseTest {
    /** Much more than the pauses that are waited for, and much less than the two minutes from one poll to the next. */
    private static final Duration MORE_THAN_A_PAUSE = Duration.ofSeconds(45);

    private final HelpDesk desk = new HelpDesk();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.vtigermail.mailbox");

    @BeforeEach
    void prepare() {
        desk.replaceInRoute("failures", "redeliveryDelay: \"1000\"", "redeliveryDelay: \"50\"");
        desk.mailbox("support", Map.of("delay", "10000"));
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void close() {
        logger.detachAppender(log);
        desk.close();
    }

    @Test
    void afterAWrongKeyTheMailboxIsRetriedWhenTheLogSays() {
        desk.set("vtiger.access-key", "wrong");
        desk.mail.deliver(HelpDesk.about("TT1 with a wrong key"));
        desk.start();

        assertPauses("pauses for 1 s", "pauses for 2 s", "pauses for 4 s");
    }

    @Test
    void whileVtigerIsDownTheMailboxIsRetriedWhenTheLogSays() {
        desk.vtiger.faults().always(Faults.ANY, Fault.STATUS_503);
        desk.mail.deliver(HelpDesk.about("TT1 while Vtiger is down"));
        desk.mail.deliver(HelpDesk.about("TT2 while Vtiger is down"));
        desk.start();

        assertPauses("pauses for 1 s", "pauses for 2 s", "pauses for 4 s");
    }

    @Test
    void whileTheMailServerIsDownTheMailboxIsRetriedWhenTheLogSays() {
        desk.mail.stop();
        desk.start();

        assertPauses("retried in 1 s", "retried in 2 s", "retried in 4 s");
    }

    private void assertPauses(String... lines) {
        for (int i = 0; i < lines.length; i++) {
            int number = i + 1;
            await().until(() -> told().size() >= number);
        }
        List<ILoggingEvent> pauses = told();
        for (int i = 0; i < lines.length; i++) {
            assertThat(pauses.get(i).getFormattedMessage()).contains(lines[i]);
        }
        for (int i = 1; i < lines.length; i++) {
            assertThat(Duration.ofMillis(
                            pauses.get(i).getTimeStamp() - pauses.get(i - 1).getTimeStamp()))
                    .as("from \"%s\" to the next attempt", lines[i - 1])
                    .isLessThan(MORE_THAN_A_PAUSE);
        }
    }

    private List<ILoggingEvent> told() {
        return List.copyOf(log.list).stream()
                .filter(event -> event.getFormattedMessage().matches(".*(pauses for|retried in) \\d+ s.*"))
                .toList();
    }
}
