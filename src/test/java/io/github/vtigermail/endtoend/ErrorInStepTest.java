package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An Error in a step, such as an OutOfMemoryError where the JVM goes on: no mail is lost, and no innocent one is a dead letter. */
class ErrorInStepTest {
    private final HelpDesk desk = new HelpDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void theMailIsRetriedAndBecomesAComment() {
        Draft.fails(OutOfMemoryError::new, 2);
        start();
        for (int i = 1; i <= 4; i++) {
            desk.mail.deliver(HelpDesk.about("TT" + i + " help"));
        }
        desk.awaitAllRead();
        desk.awaitPolled();

        for (int i = 1; i <= 4; i++) {
            assertThat(desk.comments("TT" + i)).as("TT" + i).hasSize(1);
        }
        assertThat(desk.failed()).isEmpty();
    }

    @Test
    void aMailThatOverflowsTheStackIsADeadLetter() {
        Draft.fails(StackOverflowError::new, Integer.MAX_VALUE);
        start();
        byte[] poison = HelpDesk.about("TT1 nested without end");
        desk.mail.deliver(poison);
        desk.awaitIn("Failed", poison);
        Draft.fails(StackOverflowError::new, 0);
        desk.awaitPolled();

        assertThat(desk.comments("TT1")).isEmpty();
    }

    private void start() {
        desk.replaceInRoute("ticket-mail", "ref: draftComment", "ref: \"#class:" + Draft.class.getName() + "\"");
        desk.mailbox("support", Map.of("workers", "1")).start();
    }

    /** The step draftComment, which fails the first few times. */
    public static final class Draft implements Processor {
        private static final AtomicInteger LEFT = new AtomicInteger();
        private static volatile Supplier<Error> error;

        static void fails(Supplier<Error> with, int times) {
            error = with;
            LEFT.set(times);
        }

        @Override
        public void process(Exchange exchange) throws Exception {
            if (LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw error.get();
            }
            exchange.getContext()
                    .getRegistry()
                    .lookupByNameAndType("draftComment", Processor.class)
                    .process(exchange);
        }
    }
}
