package io.github.vtigermail.mail;

import io.github.vtigermail.mail.mime.HeaderText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * The sender that a mail claims: the first mailbox of its From header. Anyone can write anything there.
 *
 * @param address the address, if it is a plain one: ASCII, one {@code @}, no quotes except the apostrophe, no
 *     backslash, no white space, at most 254 characters, with case as written; otherwise null. Only plain addresses may
 *     reach a query, and even they must be quoted there (an apostrophe is plain: {@code o'neill@example.com})
 * @param name the name to show: one line without control characters, at most 200 characters. Empty if the header has
 *     only an address; the header's text if it has no plain address; empty without a header
 */
public record Sender(String address, String name) {

    /** The sender of a mail without a From header. */
    public static final Sender UNKNOWN = new Sender(null, "");

    /** The sender in a mail's From header. */
    public static Sender of(MimeMessage mail) throws MessagingException {
        return SenderField.read(HeaderText.first(mail, "From"));
    }

    /** The sender as a person reads it: {@code Ann <ann@example.com>}, only one of the two, or nothing. */
    public String label() {
        if (address == null) {
            return name;
        }
        return name.isEmpty() || name.equalsIgnoreCase(address) ? address : name + " <" + address + ">";
    }

    /** Shows no address, since it may appear in a log. */
    @Override
    public String toString() {
        return address == null ? "Sender[no plain address]" : "Sender[…]";
    }
}
