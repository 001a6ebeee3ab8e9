package io.github.vtigermail.mail;

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
     * @param ticket the references in the mail's subject: the same mail has the same ones in every mailbox, and they
     *     are known before the first request to Vtiger
     */
    public static String of(TicketMail mail, String ticket) {
        return of(mail.key(), ticket);
    }

    /** The same for what is known of the mail before it is fetched. */
    public static String of(KeyMaterial mail, String ticket) {
        return KeyMaterial.hash(mail.origin(), ticket);
    }
}
