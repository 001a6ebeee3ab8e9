package io.github.vtigermail.testing.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Set;

/**
 * A mail as it lies in a folder at the moment of asking.
 *
 * @param uid its UID there
 * @param raw its bytes
 * @param flags its flags as IMAP writes them, {@code \Seen} for instance, without {@code \Recent}
 */
public record StoredMail(long uid, byte[] raw, Set<String> flags) {

    /** Whether it is marked read. */
    public boolean seen() {
        return flags.contains("\\Seen");
    }

    /** The subject as it was sent: not unfolded, encoded words not decoded; null without one. */
    public String rawSubject() {
        return rawHeader("Subject");
    }

    /** The Message-ID with its angle brackets; null without one. */
    public String messageId() {
        return rawHeader("Message-ID");
    }

    /** The first header of that name as it was sent, one character a byte; null without one. */
    public String rawHeader(String name) {
        try {
            String[] values = new InternetHeaders(new ByteArrayInputStream(raw)).getHeader(name);
            return values == null ? null : values[0];
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredMail mail
                && uid == mail.uid
                && flags.equals(mail.flags)
                && Arrays.equals(raw, mail.raw);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(uid);
    }

    @Override
    public String toString() {
        return "mail " + uid + " " + messageId() + " " + flags + " " + raw.length + " bytes";
    }
}
