package io.github.vtigermail.mail;

import io.github.vtigermail.mail.TicketReference.Kind;

/**
 * Makes the keys by which mails are remembered. Keys outlive the program (in the ledger and in Vtiger), so they must
 * never be made in another way.
 */
public final class MailKey {

    private MailKey() {}

    /**
     * The key of "this mail on that ticket": SHA-256 in 64 lower-case hex digits over Message-ID, From, Date and ticket;
     * without a Message-ID or a date over header block, text and ticket.
     *
     * @param ticket what the subject names, which is known before the first request to Vtiger
     */
    public static String of(TicketMail mail, SubjectReferences ticket) {
        return of(mail.key(), ticket);
    }

    /** The same for what is known of the mail before it is fetched. */
    public static String of(KeyMaterial mail, SubjectReferences ticket) {
        return KeyMaterial.hash(mail.origin(), name(ticket));
    }

    /** By the number if there is one: of number and record the patterns of another mailbox may find the number alone. */
    private static String name(SubjectReferences ticket) {
        return ticket.first(Kind.NUMBER)
                .or(() -> ticket.first(Kind.RECORD))
                .orElseThrow(() -> new IllegalArgumentException("the mail names no ticket"));
    }
}
