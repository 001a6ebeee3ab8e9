package io.github.vtigermail.demo;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.vtiger.Comment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at what became of the mails: in the mailbox, in Vtiger, and for the reason in the connector's log. */
final class Observer {
    private final Stage stage;
    private final ConnectorProcess connector;

    Observer(Stage stage, ConnectorProcess connector) {
        this.stage = stage;
        this.connector = connector;
    }

    /** Whether the connector says of each mail that it is done with it. */
    boolean allAreSettled() {
        return Arrays.stream(SampleMail.values()).allMatch(mail -> line(mail).isPresent());
    }

    String why(SampleMail mail) {
        return line(mail).map(LogLine::why).orElse("the log does not tell");
    }

    /** By what is in the mailbox and in Vtiger alone. */
    Outcome outcome(SampleMail mail) {
        List<String> tickets = stage.vtiger.comments().stream()
                .filter(comment -> comment.content().contains(mail.words()))
                .map(this::ticket)
                .toList();
        List<StoredMail> inbox = inFolder("INBOX", mail);
        boolean isFailed = !inFolder("Failed", mail).isEmpty();
        int place = mail.isRepeated() ? 1 : 0;
        if (!isFailed && inbox.size() > place) {
            boolean isRead = inbox.get(place).seen();
            if (isRead && tickets.size() == 1) {
                return mail.isRepeated() ? Outcome.duplicate() : Outcome.comment(tickets.get(0));
            }
            if (!isRead && tickets.isEmpty()) {
                return Outcome.leftAlone();
            }
        }
        if (isFailed && inbox.isEmpty() && tickets.isEmpty()) {
            return Outcome.deadLetter();
        }
        String where = isFailed
                ? "failed"
                : inbox.stream()
                        .map(stored -> stored.seen() ? "read" : "unread")
                        .collect(Collectors.joining(", "));
        return Outcome.somethingElse("comments: " + tickets + ", mail: " + where);
    }

    private String ticket(Comment comment) {
        return stage.vtiger.field(comment.ticketId(), "ticket_no");
    }

    private List<StoredMail> inFolder(String folder, SampleMail mail) {
        return stage.mail.folder(folder).stream()
                .filter(stored -> mail.messageId().equals(stored.messageId()))
                .toList();
    }

    /** A mail that comes twice has two lines. */
    private Optional<LogLine> line(SampleMail mail) {
        String name = LogLine.nameOf(mail.messageId());
        return connector.output().stream()
                .flatMap(line -> LogLine.parse(line).stream())
                .filter(line -> line.mail().equals(name) && line.isSettled())
                .skip(mail.isRepeated() ? 1 : 0)
                .findFirst();
    }
}
