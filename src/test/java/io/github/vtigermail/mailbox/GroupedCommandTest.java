package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A mail is marked when its mark was confirmed, and several do not wait for each other's. */
class GroupedCommandTest {
    private final List<List<Message>> commands = new ArrayList<>();
    private final CountDownLatch server = new CountDownLatch(1);

    @Test
    void whatIsAskedForDuringACommandIsDoneByTheNextInOne() throws Exception {
        GroupedCommand marks = new GroupedCommand(this::answeredLater);
        CompletableFuture<?> first = mark(marks);
        Awaitility.await().until(() -> commands.size() == 1);
        List<CompletableFuture<?>> others = Stream.generate(() -> mark(marks))
                .limit(3)
                .<CompletableFuture<?>>map(one -> one)
                .toList();
        Awaitility.await().until(() -> marks.waiting() == 3);
        assertThat(first).isNotDone();
        server.countDown();
        first.join();
        others.forEach(CompletableFuture::join);

        assertThat(commands).extracting(List::size).containsExactly(1, 3);
    }

    @Test
    void whatIsRefusedIsRefusedToAllWhoAskedForIt() {
        GroupedCommand marks = new GroupedCommand(mails -> {
            throw new MessagingException("over quota");
        });

        assertThatThrownBy(() -> marks.on(mail())).hasMessage("over quota");
        assertThatThrownBy(() -> marks.on(mail())).hasMessage("over quota");
    }

    @Test
    void afterAFaultTheNextIsDone() throws MessagingException {
        GroupedCommand marks = new GroupedCommand(mails -> {
            commands.add(List.of(mails));
            if (commands.size() == 1) {
                throw new IllegalStateException("closed");
            }
        });

        assertThatThrownBy(() -> marks.on(mail())).isInstanceOf(MessagingException.class);
        marks.on(mail());
        assertThat(commands).hasSize(2);
    }

    private void answeredLater(Message... mails) {
        commands.add(List.of(mails));
        try {
            server.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<Void> mark(GroupedCommand marks) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        marks.on(mail());
                        done.complete(null);
                    } catch (MessagingException e) {
                        done.completeExceptionally(e);
                    }
                })
                .start();
        return done;
    }

    private static Message mail() {
        return new MimeMessage((Session) null);
    }
}
