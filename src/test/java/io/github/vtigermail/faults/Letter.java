package io.github.vtigermail.faults;

import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.StoredMail;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail of the bench, which its comment can be told by.
 *
 * @param number from 1 on
 */
record Letter(int number) {
    /** How many tickets, and contacts, the letters are about and from. */
    static final int TICKETS = 60;

    private static final Pattern LABEL = Pattern.compile("letter (\\d+)\\.");
    private static final Pattern MESSAGE_ID = Pattern.compile("<letter\\.(\\d+)\\.[0-9a-f-]+@faults\\.example>");

    /** The ticket's number that its subject names. */
    String ticket() {
        return "TT" + (1 + number % TICKETS);
    }

    static String sender(int number) {
        return "customer" + (1 + number % TICKETS) + "@example.org";
    }

    /** The mail, with so many bytes besides, which never become part of the comment; a new one at each call. */
    byte[] mail(int bytes) {
        Mails mail = Mails.to(MailServer.USER)
                .from(sender(number))
                .subject("Re: " + ticket() + " Printer on fire")
                .messageId("<letter." + number + "." + java.util.UUID.randomUUID() + "@faults.example>")
                .text("This is letter " + number + ".");
        if (bytes > 0) {
            mail.attachment("blocked.exe", new byte[bytes]);
        }
        return mail.build();
    }

    /** The same as a device writes it: without a date, and with the Message-ID that all its mails have. */
    byte[] mailOfDevice() {
        return Mails.to(MailServer.USER)
                .from("device@example.org")
                .subject(ticket() + " report")
                .messageId("<constant@device.example>")
                .withoutDate()
                .text("This is letter " + number + ".")
                .build();
    }

    /** Which letter this comment is of. */
    static OptionalInt of(String comment) {
        return number(LABEL.matcher(comment));
    }

    /** Which letter this mail is; none for another mail. */
    static OptionalInt of(StoredMail mail) {
        String id = mail.messageId();
        return id == null ? OptionalInt.empty() : number(MESSAGE_ID.matcher(id));
    }

    private static OptionalInt number(Matcher matcher) {
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
