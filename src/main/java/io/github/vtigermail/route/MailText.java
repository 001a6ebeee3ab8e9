package io.github.vtigermail.route;

import io.github.vtigermail.mail.MailFile;
import io.github.vtigermail.mail.TicketMail;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A mail as a comment tells it: who wrote and when, what was written, which files lie in the mailbox. */
final class MailText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

    private MailText() {}

    static String of(TicketMail mail) {
        StringBuilder text =
                new StringBuilder("From ").append(sender(mail.sender().label()));
        if (mail.date() != null) {
            text.append(", ").append(DATE.format(mail.date()));
        }
        text.append("\n\n").append(mail.text().isEmpty() ? "[The mail has no text.]" : mail.text());
        if (mail.historyCut()) {
            text.append("\n\n[Quoted text was left out. The whole of the mail is in the mailbox.]");
        }
        if (mail.truncated()) {
            text.append("\n\n[Not all of the mail could be read. The whole of it is in the mailbox.]");
        }
        if (!mail.files().isEmpty()) {
            text.append("\n\n[Not taken along, in the mailbox: ")
                    .append(mail.files().stream().map(MailFile::name).collect(Collectors.joining(", ")))
                    .append("]");
        }
        return text.toString();
    }

    private static String sender(String label) {
        return label.isEmpty() ? "an unknown sender" : label;
    }
}
