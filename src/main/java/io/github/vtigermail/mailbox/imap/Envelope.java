package io.github.vtigermail.mailbox.imap;

import io.github.vtigermail.mail.KeyMaterial;
import io.github.vtigermail.mail.Sender;
import io.github.vtigermail.support.Sha256;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What a poll knows of a mail before it fetches the whole mail.
 *
 * @param uid its UID
 * @param hash its name in the logs
 * @param received when the mail server received it
 * @param flagged whether it has the flag {@code \Flagged}
 * @param subject its subject as in the header, or null
 * @param sender the sender in its From header
 * @param key what its key is made of, if the headers suffice
 */
public record Envelope(
        long uid,
        String hash,
        Instant received,
        boolean flagged,
        String subject,
        Sender sender,
        Optional<KeyMaterial> key) {

    /** @param place a unique name of where it is, used if it has no Message-ID */
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
                Sender.of(message),
                KeyMaterial.ofHeaders(message));
    }

    /** Whether this is the envelope of a mail: by its Message-ID or by its sender, as a server may have changed either. */
    public boolean isOf(MimeMessage mail) throws MessagingException {
        String[] messageId = mail.getHeader("Message-ID");
        return messageId != null && hash.equals(hash(messageId[0])) || sender.equals(Sender.of(mail));
    }

    private static String hash(String name) {
        byte[] digest = Sha256.digest().digest(name.strip().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 6);
    }

    /** Shows only the hash. */
    @Override
    public String toString() {
        return "mail " + hash;
    }
}
