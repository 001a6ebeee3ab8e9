package io.github.vtigermail.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that the connector writes to its log when it is done with a mail.
 *
 * @param mail what the log calls the mail
 * @param ticket what its subject names, or {@code -}
 * @param outcome what became of it
 * @param reason why, or empty
 */
record LogLine(String mail, String ticket, String outcome, String reason) {
    private static final Pattern FORM =
            Pattern.compile(" mail=(\\S+) ticket=(\\S+) outcome=(\\S+)(?: reason=(\\S+))? ms=\\d+");

    static Optional<LogLine> parse(String line) {
        Matcher found = FORM.matcher(line);
        return found.find()
                ? Optional.of(new LogLine(
                        found.group(1),
                        found.group(2),
                        found.group(3),
                        Optional.ofNullable(found.group(4)).orElse("")))
                : Optional.empty();
    }

    /** What the log calls the mail with this Message-ID. */
    static String nameOf(String messageId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the connector is done with the mail for good. */
    boolean isSettled() {
        return !outcome.equals("UNSETTLED");
    }

    /** In words. */
    String why() {
        return switch (outcome) {
            case "DONE" -> "the subject says " + ticket.replace("/", ", record ");
            case "DUPLICATE" -> "already a comment";
            case "LEFT_ALONE" -> reason.isEmpty() ? "the subject says no ticket" : reason;
            default ->
                switch (reason) {
                    case "UNKNOWN_TICKET" -> "Vtiger has no " + ticket;
                    case "" -> outcome;
                    default -> reason;
                };
        };
    }
}
