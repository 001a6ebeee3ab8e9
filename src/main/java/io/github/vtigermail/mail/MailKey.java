package io.github.vtigermail.mail;

/**
 * The names under which a mail is remembered. Keys outlive the program (in the ledger and in Vtiger), so how they are made
 * must not change.
 */
public final class MailKey {

    private MailKey() {}

    /**
     * The key of "this mail on that ticket": SHA-256 in 64 lower-case hex digits over Message-ID (without one: the header
     * block), From, Date and ticket.
     *
     * @param ticket the references in the mail's subject: the same mail has the same ones in every mailbox, and they are
     *     known before Vtiger is asked for anything
     */
    public static String of(TicketMail mail, String ticket) {
        return KeyMaterial.hash(mail.key().origin(), ticket);
    }
}
