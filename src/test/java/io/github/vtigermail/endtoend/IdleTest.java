package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.mail.GreenMailServer;
import io.github.vtigermail.testing.mail.ImapProxy;
import io.github.vtigermail.testing.mail.ImapProxy.Idling;
import io.github.vtigermail.testing.mail.Mails;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail is processed on arrival, however the mail server implements IDLE. */
@Execution(ExecutionMode.CONCURRENT)
class IdleTest {
    private static final Map<String, String> HARDLY_POLLED = Map.of("delay", "600000");

    private final HelpDesk desk = new HelpDesk(new GreenMailServer());
    private final ImapProxy proxy = new ImapProxy(desk.mail);

    @AfterEach
    void close() {
        desk.close();
        proxy.close();
    }

    /** Angus Mail counts a mail that was moved away a little longer; the next one must not take its place unseen. */
    @Test
    void aMailThatComesAfterOneWasMovedAwayIsTakenAtOnce() {
        desk.mailbox("support", HARDLY_POLLED).start();
        desk.awaitPolled();
        for (int i = 1; i <= 4; i++) {
            byte[] unknown = HelpDesk.about("TT98" + i + " or TT99" + i);
            desk.mail.deliver(unknown);
            desk.awaitIn("Failed", unknown);
            byte[] mail = HelpDesk.about("TT" + i + " after it");
            desk.mail.deliver(mail);
            desk.awaitSettled(mail);
        }

        for (int i = 1; i <= 4; i++) {
            assertThat(desk.comments("TT" + i)).hasSize(1);
        }
    }

    @Test
    void aMailIsProcessedOnArrivalAndNotAtTheNextPoll() {
        desk.mailbox("support", HARDLY_POLLED).start();
        for (int i = 1; i <= 3; i++) {
            awaitIdle(i);
            desk.mail.deliver(about("TT" + i + " now"));
            desk.awaitComments("TT" + i, 1);
        }
    }

    /** The server does not report it again, and the next poll may be minutes away. */
    @Test
    void aMailThatTheServerReportsInItsResponseToFetchIsProcessed() {
        throughProxy(HARDLY_POLLED).start();
        await().until(() -> proxy.idles() > 0);
        proxy.beforeCommand("BODY.PEEK[HEADER.FIELDS", () -> desk.mail.deliver(about("TT2 at the same time")));
        desk.mail.deliver(about("TT1 now"));

        desk.awaitComments("TT1", 1);
        desk.awaitComments("TT2", 1);
    }

    /** Angus Mail keeps that report to itself: a count of the mails by what the server reports is wrong from then on. */
    @Test
    void aMailThatComesAfterOneWasDeletedDuringAFetchIsTakenAtOnce() {
        byte[] newsletter = Mails.to(desk.mail.user()).subject("Newsletter").build();
        desk.mail.deliver(newsletter);
        throughProxy(HARDLY_POLLED).start();
        await().until(() -> proxy.idles() > 0);
        long uid = desk.stored(newsletter).uid();
        proxy.beforeCommand("BODY.PEEK[HEADER.FIELDS", () -> desk.mail.delete(uid));
        desk.mail.deliver(about("TT1 now"));
        desk.awaitComments("TT1", 1);
        desk.mail.deliver(about("TT2 after it"));

        desk.awaitComments("TT2", 1);
    }

    /** The number of mails is then the same as before. */
    @Test
    void aMailThatComesWhileAnotherIsMovedIsTakenAtOnce() {
        throughProxy(HARDLY_POLLED).start();
        await().until(() -> proxy.idles() > 0);
        proxy.beforeCommand("MOVE ", () -> desk.mail.deliver(about("TT1 at the same time")));
        desk.mail.deliver(about("TT998 or TT999"));

        desk.awaitComments("TT1", 1);
    }

    @Test
    void aMailboxWithoutIdleIsPolled() {
        desk.mailbox("support", Map.of("idle", "false")).start();
        desk.mail.deliver(about("TT1 polled"));
        desk.awaitComments("TT1", 1);
        desk.mail.deliver(about("TT2 polled"));
        desk.awaitComments("TT2", 1);

        assertThat(desk.mail.commands()).doesNotContain("IDLE");
    }

    @ParameterizedTest
    @EnumSource(Idling.class)
    void aMailIsProcessedHoweverTheServerImplementsIdle(Idling manner) {
        proxy.idling(manner);
        throughProxy(Map.of()).start();
        for (int i = 1; i <= 3; i++) {
            desk.mail.deliver(about("TT" + i + " polled"));
            desk.awaitComments("TT" + i, 1);
        }
    }

    @Test
    void aServerThatEndsEachIdleAtOnceIsNotFloodedWithCommands() {
        proxy.idling(Idling.ENDED_AT_ONCE);
        throughProxy(HARDLY_POLLED).start();
        await().until(() -> proxy.idles() > 10);

        awaitQuiet();
        assertThat(proxy.idles()).isLessThan(20);
    }

    @Test
    void aServerThatClosesTheConnectionAtEachIdleIsOnlyPolledFromThenOn() {
        proxy.idling(Idling.CONNECTION_CLOSED);
        throughProxy(Map.of()).start();
        await().until(() -> proxy.idles() == 3);
        desk.mail.deliver(about("TT1 polled"));
        desk.awaitComments("TT1", 1);

        assertThat(proxy.idles()).isEqualTo(3);
        int connections = proxy.connections();
        desk.awaitPolled();
        assertThat(proxy.connections()).isEqualTo(connections);
    }

    @Test
    void aDeadConnectionIsNoticedAndTheMailIsProcessed() {
        throughProxy(Map.of("connectionTimeout", "1000")).start();
        await().until(() -> proxy.idles() > 0);
        proxy.die();
        desk.mail.deliver(about("TT1 unheard"));

        desk.awaitComments("TT1", 1);
    }

    @Test
    void aMailboxThatWaitsForMailStopsAtOnce() {
        desk.mailbox("support", HARDLY_POLLED).start();
        awaitIdle(1);
        String context = desk.camel().getName();
        assertThat(pollThreads(context)).isNotEmpty();
        desk.stop();

        await().until(() -> pollThreads(context).isEmpty());
    }

    @Test
    void aMailboxThatIsStoppedAndStartedProcessesMailAsBefore() throws Exception {
        desk.mailbox("support", HARDLY_POLLED).start();
        awaitIdle(1);
        desk.camel().getRouteController().stopRoute("support");
        desk.mail.deliver(about("TT1 meanwhile"));
        desk.camel().getRouteController().startRoute("support");
        desk.awaitComments("TT1", 1);
        awaitIdle(2);
        desk.mail.deliver(about("TT2 after"));
        desk.awaitComments("TT2", 1);
    }

    private static List<String> pollThreads(String context) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("Camel (" + context + ") ") && name.contains("poll-support"))
                .toList();
    }

    private HelpDesk throughProxy(Map<String, String> options) {
        Map<String, String> all = new HashMap<>(options);
        all.put("host", "localhost:" + proxy.port());
        return desk.mailbox("support", "vtiger-imap", all);
    }

    private void awaitIdle(int times) {
        await().until(() -> desk.mail.commands().stream().filter("IDLE"::equals).count() >= times);
    }

    /** Waits until there was no further IDLE for a while. */
    private void awaitQuiet() {
        AtomicInteger last = new AtomicInteger();
        AtomicLong since = new AtomicLong(System.nanoTime());
        await().until(() -> {
            int now = proxy.idles();
            if (last.getAndSet(now) != now) {
                since.set(System.nanoTime());
            }
            return System.nanoTime() - since.get() > Duration.ofSeconds(2).toNanos();
        });
    }
}
