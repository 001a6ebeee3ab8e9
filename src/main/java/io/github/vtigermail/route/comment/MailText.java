package io.github.vtigermail.route.comment;

import io.github.vtigermail.mail.TicketMail;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A mail as the text of a comment: who wrote it and when, and what it says. */
public final class MailText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx", Locale.ROOT);

    private MailText() {}

    /** @param stranger whether nobody in the CRM has the sender's address */
    public static String of(TicketMail mail, boolean stranger) {
        StringBuilder text = new StringBuilder(heading(mail, stranger));
        text.append("\n\n").append(mail.text().isEmpty() ? "[The mail has no text.]" : mail.text());
        if (mail.historyCut()) {
            text.append("\n\n[Quoted text or a signature was left out. The whole of the mail is in the mailbox.]");
        }
        if (mail.truncated()) {
            text.append("\n\n[Not all of the mail could be read. The whole of it is in the mailbox.]");
        }
        return text.toString();
    }

    /**
     * The first line: who wrote, and when. Without angle brackets and quotes, which Vtiger may show as entities: {@code Ann
     * (ann@example.com)}.
     */
    public static String heading(TicketMail mail, boolean stranger) {
        return "From " + sender(mail.sender().label())
                + (stranger ? ", not a contact of the CRM" : "")
                + (mail.date() == null ? "" : ", " + DATE.format(mail.date()));
    }

    private static String sender(String label) {
        return label.isEmpty()
                ? "an unknown sender"
                : label.replace('<', '(').replace('>', ')').replace('"', '\'');
    }
}
