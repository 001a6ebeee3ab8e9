package io.github.vtigermail.mail;

import io.github.vtigermail.mail.mime.HeaderText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/**
 * Who a mail says it is from: the first mailbox of its From header. Anyone can write anything there.
 *
 * @param address the address, if it is a plain one: ASCII, one {@code @}, no quotes but the apostrophe, no backslash, no
 *     white space, at most 254 characters, with letters as they were written; otherwise null. What is not plain must not
 *     reach a query, what is plain still has to be quoted there (an apostrophe is plain: {@code o'neill@example.com})
 * @param name the name to show: one line without control characters, at most 200 characters. Empty if the header has only
 *     an address; the header's text if that has no plain address; empty without a header
 */
public record Sender(String address, String name) {

    /** Without a From header. */
    public static final Sender UNKNOWN = new Sender(null, "");

    /** Of a mail's From header. */
    public static Sender of(MimeMessage mail) throws MessagingException {
        return SenderField.read(HeaderText.first(mail, "From"));
    }

    /** As a person reads it: {@code Ann <ann@example.com>}, only one of the two, or nothing. */
    public String label() {
        if (address == null) {
            return name;
        }
        return name.isEmpty() || name.equalsIgnoreCase(address) ? address : name + " <" + address + ">";
    }

    /** Names nobody: it may land in a log. */
    @Override
    public String toString() {
        return address == null ? "Sender[no plain address]" : "Sender[…]";
    }
}
