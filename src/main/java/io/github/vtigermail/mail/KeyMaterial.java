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
 * What identifies a mail, as two SHA-256 hashes (lower-case hex). Both are made from raw, unfolded header values, so
 * that the same mail has the same hashes in two mailboxes.
 *
 * @param identity the hash of the Message-ID or, if there is none, of the whole header block with {@code \n} as line
 *     end
 * @param origin the hash of the identity's kind, the identity, From and Date
 */
public record KeyMaterial(String identity, String origin) {

    /**
     * From the headers alone; empty if they do not identify the mail.
     *
     * @param mail has at least Message-ID, From and Date
     */
    public static Optional<KeyMaterial> ofHeaders(MimeMessage mail) throws MessagingException {
        String messageId = HeaderText.first(mail, "Message-ID");
        return isName(messageId)
                ? Optional.of(ofMessageId(messageId, HeaderText.first(mail, "From"), HeaderText.first(mail, "Date")))
                : Optional.empty();
    }

    static boolean isName(String messageId) {
        return messageId != null && !messageId.isEmpty() && !messageId.equals("<>");
    }

    /** For a mail with a Message-ID. A missing From or Date is null, which differs from an empty one. */
    static KeyMaterial ofMessageId(String messageId, String from, String date) {
        return of("message-id", messageId.getBytes(StandardCharsets.ISO_8859_1), from, date);
    }

    /** For a mail without a Message-ID. */
    static KeyMaterial ofHeaderBlock(byte[] headerBlock, String from, String date) {
        return of("header-block", headerBlock, from, date);
    }

    private static KeyMaterial of(String kind, byte[] identifier, String from, String date) {
        String identity = HexFormat.of().formatHex(Sha256.digest().digest(identifier));
        return new KeyMaterial(identity, hash(kind, identity, from, date));
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
