package io.github.vtigermail.demo;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.vtiger.Comment;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Prints which mails arrive, and what becomes of them. */
final class Arrivals {
    private final Stage stage;
    private final ConnectorProcess connector;
    private final Set<Long> mails = new HashSet<>();
    /** By their names in the log. */
    private final Map<String, String> subjects = new HashMap<>();

    private int comments;
    private int lines;

    /** What is there already is not printed. @param connector whose log tells; null for comments alone */
    Arrivals(Stage stage, ConnectorProcess connector) {
        this.stage = stage;
        this.connector = connector;
        inbox().forEach(mail -> mails.add(mail.uid()));
        comments = stage.vtiger.comments().size();
        lines = connector == null ? 0 : connector.output().size();
    }

    void printNew() {
        for (StoredMail mail : inbox()) {
            if (mails.add(mail.uid())) {
                String subject = plain(mail.rawSubject() == null ? "(no subject)" : mail.rawSubject());
                if (mail.messageId() != null) {
                    subjects.put(LogLine.nameOf(mail.messageId()), subject);
                }
                print("arrived", subject);
            }
        }
        if (connector == null) {
            printComments();
        } else {
            printOutcomes();
        }
    }

    private void printComments() {
        List<Comment> all = stage.vtiger.comments();
        for (Comment comment : all.subList(comments, all.size())) {
            print("comment on " + stage.vtiger.field(comment.ticketId(), "ticket_no"), plain(comment.content()));
        }
        comments = all.size();
    }

    private void printOutcomes() {
        List<String> all = connector.output();
        for (String line : all.subList(lines, all.size())) {
            LogLine.parse(line)
                    .ifPresent(done -> print(
                            done.outcome().equals("DONE")
                                    ? "comment on " + done.ticket()
                                    : done.outcome().toLowerCase(Locale.ROOT).replace('_', ' '),
                            subjects.getOrDefault(done.mail(), "mail " + done.mail()) + ": " + done.why()));
        }
        lines = all.size();
    }

    private List<StoredMail> inbox() {
        return stage.mail.folder("INBOX");
    }

    private static void print(String what, String about) {
        System.out.printf("%s  %-18s %s%n", LocalTime.now().truncatedTo(ChronoUnit.SECONDS), what, about);
    }

    /** A mail must not steer the terminal. */
    private static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > 80 ? line.substring(0, 80) + "…" : line;
    }
}
