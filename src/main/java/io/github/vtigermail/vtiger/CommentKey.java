package io.github.vtigermail.vtiger;

import io.github.vtigermail.support.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What tells the comment of an exchange from all others: a key in hexadecimal. */
final class CommentKey {
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String MESSAGE_ID = "Message-ID";

    private CommentKey() {}

    /**
     * The header {@link VtigerConstants#COMMENT_KEY}, the exchange property of that name, the Message-ID of a mail, or the id of
     * the Camel message, hashed with the ticket; a header or property that is a SHA-256 already is taken as it is.
     */
    static String of(Exchange exchange, String ticketId) {
        Message message = exchange.getMessage();
        String key = message.getHeader(VtigerConstants.COMMENT_KEY, String.class);
        if (key == null || key.isBlank()) {
            key = exchange.getProperty(VtigerConstants.COMMENT_KEY, String.class);
        }
        if (key != null && HASH.matcher(key).matches()) {
            return key;
        }
        if (key == null || key.isBlank()) {
            key = message.getHeader(MESSAGE_ID, String.class);
        }
        if (key == null || key.replaceAll("[<>\\s]", "").isEmpty()) { // <> is none
            key = exchange.getIn().getMessageId();
        }
        byte[] digest = Sha256.digest().digest((ticketId + "\n" + key).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
