package io.github.vtigermail.testing.mail;

import java.util.function.Function;

/**
 * A mail as somebody sends it who means no good, or whose mail program is broken.
 *
 * @param name what is wrong with it
 * @param outcome what has to become of it
 * @param forTicket the mail for a ticket number; each call gives a new one with a Message-ID of its own
 */
public record BadMail(String name, Outcome outcome, Function<String, byte[]> forTicket) {

    /** What becomes of a mail. */
    public enum Outcome {
        /** One comment on the ticket, and on no other. */
        COMMENT,
        /** Stays in the mailbox as it was, unread. */
        LEFT_ALONE,
        /** Lies in the folder for failed mail, no comment anywhere. */
        DEAD_LETTER
    }

    /** The subject, in the form of Vtiger's own mails, by which each of these mails names its ticket. */
    static String subject(String ticket) {
        return "Re: Ticket Number : " + ticket + " Printer on fire";
    }

    /** A mail about a ticket that a bad one is made of; its text is {@code Hello}. */
    static Mails about(String ticket) {
        return Mails.to(MailServer.USER).subject(subject(ticket)).text("Hello\n");
    }

    /** The mail's bytes for a ticket number. */
    public byte[] raw(String ticket) {
        return forTicket.apply(ticket);
    }

    @Override
    public String toString() {
        return name;
    }
}
