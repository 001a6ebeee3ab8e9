package io.github.vtigermail.bench.load;

import static org.awaitility.Awaitility.await;

import io.github.vtigermail.testing.mail.ImapLogin;
import io.github.vtigermail.testing.mail.MailServer;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** A bare client that idles on an inbox: when it is told of a mail. */
final class IdleWatch implements AutoCloseable {
    private final Store store;
    private final Map<Integer, Instant> told = new ConcurrentHashMap<>();
    private final int before;

    IdleWatch(MailServer server) throws MessagingException {
        store = ImapLogin.imaps(server, server.mailbox());
        IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        before = inbox.getMessageCount();
        inbox.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                Instant now = Instant.now();
                for (Message mail : event.getMessages()) {
                    told.put(mail.getMessageNumber(), now);
                }
            }
        });
        Thread idling = new Thread(() -> idle(inbox), "bare client idles");
        idling.setDaemon(true);
        idling.start();
    }

    private static void idle(IMAPFolder inbox) {
        try {
            while (inbox.isOpen()) {
                inbox.idle();
            }
        } catch (MessagingException | IllegalStateException e) {
            // it was closed
        }
    }

    /** When it was told of the mail that came in as this one since it watches, the first being 0. */
    Instant toldOf(int mail) {
        int number = before + mail + 1;
        await().pollInterval(Duration.ofMillis(10))
                .atMost(Duration.ofSeconds(10))
                .until(() -> told.containsKey(number));
        return told.get(number);
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
