package io.github.vtigermail.mailbox.imap;

import io.github.vtigermail.mail.Sender;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;

/**
 * What a poll knows of a mail before the mail is fetched.
 *
 * @param uid its UID
 * @param hash what the logs call it
 * @param received when the mail server took it in
 * @param flagged whether it bears {@code \Flagged}
 * @param subject its subject as it stands in the header, or null
 * @param sender who its From header says it is from
 */
public record Envelope(long uid, String hash, Instant received, boolean flagged, String subject, Sender sender) {

    /** @param place where it lies, for a mail without a Message-ID: a name that no other mail's place has */
    public static Envelope of(MimeMessage message, long uid, String place) throws MessagingException {
        String[] subject = message.getHeader("Subject");
        String[] messageId = message.getHeader("Message-ID");
        Date received = message.getReceivedDate();
        return new Envelope(
                uid,
                hash(messageId == null ? place : messageId[0]),
                received == null ? Instant.EPOCH : received.toInstant(),
                message.isSet(Flags.Flag.FLAGGED),
                subject == null ? null : subject[0],
                Sender.of(message));
    }

    private static String hash(String name) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(name.strip().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names the hash alone. */
    @Override
    public String toString() {
        return "mail " + hash;
    }
}
