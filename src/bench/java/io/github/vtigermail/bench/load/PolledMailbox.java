package io.github.vtigermail.bench.load;

import static org.awaitility.Awaitility.await;

import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.ImapLogin;
import io.github.vtigermail.testing.mail.Mails;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** A mailbox of Dovecot, in which no mail names a ticket, and a connector that polls it often. */
final class PolledMailbox implements AutoCloseable {
    /** The delay from poll to poll: within a second of the last command Angus Mail would leave out the NOOP of a poll. */
    static final Duration INTERVAL = Duration.ofMillis(1050);

    private final DovecotServer server = new DovecotServer();
    private final Office office = new Office(server, 4);

    /** Fills it, starts the connector, and waits until that has looked at all unread mails. */
    void start(int mails, int unread) throws IOException, InterruptedException, MessagingException {
        IntStream.range(0, mails)
                .parallel() // a file each, and the disk has time to spare
                .mapToObj(i -> Mails.to(server.user()).subject("Newsletter " + i))
                .forEach(mail -> server.deliver(mail.text("News of today").build()));
        try (Store store = ImapLogin.imaps(server, server.mailbox());
                Folder inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            inbox.setFlags(1, mails - unread, new Flags(Flags.Flag.SEEN), true);
        }
        office.mailboxSays("delay: " + INTERVAL.toMillis());
        office.mailboxSays("idle: false");
        office.start();
        await("the first look at all unread mails")
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> lookedAt() >= unread);
    }

    private long lookedAt() {
        return office.connector().output().stream()
                .filter(line -> line.contains("outcome=LEFT_ALONE"))
                .count();
    }

    /** The polls since that second. */
    List<PollLog.Poll> polls(double since) throws IOException {
        return PollLog.since(since, INTERVAL.toMillis() / 2000.0, server.rawLog(server.user()));
    }

    /** What the connector holds. */
    double liveMegabytes() throws IOException, InterruptedException {
        return Jvm.liveMegabytes(office.connector().pid());
    }

    @Override
    public void close() {
        office.close();
    }
}
