package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.vtiger.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How many IMAP commands a mail takes, and how many mails are in memory at a time. */
@Execution(ExecutionMode.CONCURRENT)
class RoundTripsTest {
    private static final int MAILS = 12;

    @Test
    void aMailTakesThreeCommandsAndAPollThree() {
        takesFewCommands(new GreenMailServer());
    }

    @Test
    void aMailTakesAsFewCommandsOnARealServer() {
        DovecotServer.assumeAvailable();
        takesFewCommands(new DovecotServer());
    }

    private static void takesFewCommands(MailServer server) {
        try (HelpDesk desk = new HelpDesk(server)) {
            desk.mailbox("support", Map.of("moveTo", "Done")).start();
            byte[] first = about("TT20 makes the folder");
            desk.mail.deliver(first);
            desk.awaitIn("Done", first);
            desk.mail.clearCommands();
            List<byte[]> mails = IntStream.rangeClosed(1, MAILS)
                    .mapToObj(i -> about("TT" + i + " one of many"))
                    .toList();
            mails.forEach(desk.mail::deliver);
            mails.forEach(mail -> desk.awaitIn("Done", mail));

            List<String> commands = desk.mail.commands();
            assertThat(commands.stream().filter(command -> command.contains("BODY.PEEK[]")))
                    .as("bodies")
                    .hasSize(MAILS);
            assertThat(commands.stream().filter(command -> command.startsWith("UID STORE")))
                    .as("marks: one command may mark several mails")
                    .hasSizeBetween(1, MAILS);
            assertThat(commands.stream().filter(command -> command.startsWith("UID MOVE")))
                    .as("moves")
                    .hasSizeBetween(1, MAILS);
            long polls = commands.stream()
                    .filter(command -> command.matches("UID FETCH \\d+:\\* \\(UID\\)"))
                    .count();
            long waits = commands.stream()
                    .filter(command -> command.equals("IDLE") || command.equals("DONE"))
                    .count();
            long selects = commands.stream()
                    .filter(command -> command.matches("UNSELECT|EXAMINE INBOX|CLOSE|SELECT INBOX"))
                    .count();
            assertThat(commands.size() - waits - selects)
                    .as(() -> String.join("\n", commands))
                    .isLessThanOrEqualTo((int) (3 * polls) + 3 * MAILS);
            assertThat(selects).isLessThanOrEqualTo(3 * polls);
        }
    }

    @Test
    void whileVtigerDoesNotAnswerNoMoreMailsAreFetchedThanThereAreSessions() {
        try (HelpDesk desk = new HelpDesk()) {
            desk.set("vtiger.sessions", "3");
            desk.vtiger.faults().silence(Patience.LIMIT).always("create", Fault.SILENT);
            for (int i = 1; i <= 20; i++) {
                desk.mail.deliver(about("TT" + i + " waits"));
            }
            desk.start();
            await().until(() -> bodies(desk) == 3);
            Patience.stays(Duration.ofSeconds(1), () -> bodies(desk) == 3);
            desk.vtiger.faults().clear().endSilence();
            desk.awaitAllRead();

            assertThat(desk.vtiger.comments()).hasSize(20);
        }
    }

    @Test
    void whileMailsCannotBeMarkedOrMovedOnlyAFewAreProcessed() {
        try (HelpDesk desk = new HelpDesk()) {
            desk.mailbox("support", Map.of("moveTo", "no*folder"));
            desk.set("vtiger.sessions", "1");
            desk.vtiger.serviceTime(
                    Duration.ZERO, Duration.ofMillis(200)); // so that each is moved by a command of its own
            for (int i = 1; i <= 20; i++) {
                desk.mail.deliver(about("TT" + i + " stays"));
            }
            desk.start();
            await().until(() -> desk.vtiger.comments().size() >= 4);

            // Four of the first poll, and one or two after each pause; without pauses it would be five in a second.
            Patience.stays(Duration.ofSeconds(3), () -> desk.vtiger.comments().size() <= 12);
        }
    }

    private static long bodies(HelpDesk desk) {
        return desk.mail.commands().stream()
                .filter(command -> command.contains("BODY.PEEK[]"))
                .count();
    }
}
