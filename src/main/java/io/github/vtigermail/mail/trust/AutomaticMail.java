package io.github.vtigermail.mail.trust;

import io.github.vtigermail.mail.mime.HeaderText;
import io.github.vtigermail.support.Addresses;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Distinguishes automatic mail from a person's by its header. Vtiger sends mail when a comment is added, so an
 * automatic answer that became a comment would start a mail loop.
 *
 * <p>A sign is one of the words {@code auto-submitted}, {@code delivery-report}, {@code return-path-empty},
 * {@code precedence}, {@code x-auto-response-suppress}, {@code x-autoreply}, {@code x-autorespond}, {@code list-id},
 * {@code precedence-list}, {@code mailer-daemon}, {@code subject} (the title
 * of an automatic reply), {@code own-address} (From is one of our own addresses),
 * {@code x-loop} (a loop guard that names one of our own addresses), and contains nothing of the mail.
 *
 * @param sender the address that the mail claims to be from; null if it is not a plain one
 * @param machineSign the sign that a machine wrote it, or null
 * @param listSign the sign that it came through a mailing list, or null
 * @param loops the addresses in its loop guards ({@code X-Loop})
 */
public record AutomaticMail(String sender, String machineSign, String listSign, List<String> loops) {

    /** How many X-Loop fields are read, and how many characters of each. */
    private static final int MAX_LOOPS = 20;

    private static final int MAX_LOOP_LENGTH = 1_000;

    /**
     * Reads the header of a mail.
     *
     * @param subject the decoded subject
     */
    public static AutomaticMail read(MimeMessage mail, String sender, String subject) throws MessagingException {
        List<String> loops = HeaderText.all(mail, "X-Loop").stream()
                .limit(MAX_LOOPS)
                .map(value -> value.substring(0, Math.min(value.length(), MAX_LOOP_LENGTH)))
                .flatMap(value -> Stream.of(value.split("[\\s,;<>]+")))
                .toList();
        return new AutomaticMail(sender, MachineSign.find(mail, sender, subject), findListSign(mail), loops);
    }

    /**
     * The sign that this is automatic mail; empty for a person's mail.
     *
     * @param own our own addresses
     * @param listMail whether mail from mailing lists is accepted, so that their signs do not count
     */
    public Optional<String> sign(Addresses own, boolean listMail) {
        if (own.contains(sender)) {
            return Optional.of("own-address");
        }
        if (loops.stream().anyMatch(own::contains)) {
            return Optional.of("x-loop");
        }
        return Optional.ofNullable(machineSign == null && !listMail ? listSign : machineSign);
    }

    /** Precedence "bulk" is not one of them: automatic answers have it too. */
    private static String findListSign(MimeMessage mail) throws MessagingException {
        if (HeaderText.first(mail, "List-Id") != null || HeaderText.first(mail, "List-Post") != null) {
            return "list-id";
        }
        return MachineSign.anyWord(mail, List.of("Precedence", "X-Precedence"), Set.of("list"))
                ? "precedence-list"
                : null;
    }

    /** Shows nothing of the mail, since it may appear in a log. */
    @Override
    public String toString() {
        return "AutomaticMail[…]";
    }
}
