package io.github.vtigermail.mail;

/**
 * The names under which a mail is remembered. Keys outlive the program (in the ledger and in Vtiger), so how they are made
 * must not change.
 */
public final class MailKey {

    private MailKey() {}

    /**
     * The key of "this mail on that ticket": SHA-256 in 64 lower-case hex digits over Message-ID (without one: the header
     * block), From, Date and ticket id.
     *
     * @param ticketId the ticket's id in Vtiger, as {@code 17x34}: not the number that the subject had, because one ticket
     *     can be called in two ways
     */
    public static String of(TicketMail mail, String ticketId) {
        return KeyMaterial.hash(mail.key().origin(), ticketId);
    }
}
