package io.github.vtigermail.mail;

import io.github.vtigermail.mail.mime.HeaderText;
import io.github.vtigermail.support.Sha256;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What identifies a mail, as two SHA-256 hashes (lower-case hex). Where the mail has a Message-ID and a date, both are made
 * from raw, unfolded header values, so that the same mail has the same hashes in two mailboxes. Many devices and scripts
 * write neither, or the same Message-ID each time: then the header block and the text are what tells their mails apart.
 *
 * @param identity the hash of the Message-ID or, if it or the date is missing, of the whole header block with {@code \n} as
 *     line end
 * @param origin the hash of the identity's kind, the identity, From and Date, and of the text if Message-ID or date is
 *     missing
 */
public record KeyMaterial(String identity, String origin) {

    /**
     * From the headers alone; empty if they do not identify the mail.
     *
     * @param mail has at least Message-ID, From and Date
     */
    public static Optional<KeyMaterial> ofHeaders(MimeMessage mail) throws MessagingException {
        String messageId = HeaderText.first(mail, "Message-ID");
        String date = HeaderText.first(mail, "Date");
        return isName(messageId) && date != null && !date.isBlank()
                ? Optional.of(ofMessageId(messageId, HeaderText.first(mail, "From"), date))
                : Optional.empty();
    }

    /** Whether a Message-ID names anything. */
    static boolean isName(String messageId) {
        return messageId != null && !messageId.replaceAll("[<>\\s]", "").isEmpty();
    }

    /** For a mail with a Message-ID and a date. A missing From is null, which differs from an empty one. */
    private static KeyMaterial ofMessageId(String messageId, String from, String date) {
        String identity = hex(messageId.getBytes(StandardCharsets.ISO_8859_1));
        return new KeyMaterial(identity, hash("message-id", identity, from, date));
    }

    /**
     * For a mail that lacks one of the two.
     *
     * @param textHash the hash of its text as received
     */
    static KeyMaterial ofContent(byte[] headerBlock, String textHash, String from, String date) {
        String identity = hex(headerBlock);
        return new KeyMaterial(identity, hash("content", identity, from, date, textHash));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(Sha256.digest().digest(bytes));
    }

    /** SHA-256 of the parts, each preceded by its length, so that two different lists never hash the same bytes. */
    static String hash(String... parts) {
        MessageDigest digest = Sha256.digest();
        for (String part : parts) {
            byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4)
                    .putInt(part == null ? -1 : bytes.length)
                    .array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
