package io.github.vtigermail.mailbox.imap;

import io.github.vtigermail.mail.KeyMaterial;
import io.github.vtigermail.mail.Sender;
import io.github.vtigermail.support.Sha256;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;

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

    /** What has to be fetched of a mail for {@link #of}. */
    public static FetchProfile profile() {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add("Subject");
        profile.add("Message-ID");
        profile.add("From");
        profile.add("Date");
        return profile;
    }

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
