package io.github.vtigermail.mailbox.imap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;

/**
 * Listens for what a mail server says when it has enough of a client for now, or is not ready for it. Nothing is wrong with a
 * mail then, and asking often makes it worse.
 */
public final class ServerLimit implements ResponseHandler {
    /** By the word for logs; the response codes are those of RFC 5530 and of large providers. */
    private static final Map<String, Pattern> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("THROTTLED", Pattern.compile("throttled", Pattern.CASE_INSENSITIVE));
        WORDS.put(
                "TOO_MANY_CONNECTIONS",
                Pattern.compile("(too many|maximum number of) (simultaneous )?connections", Pattern.CASE_INSENSITIVE));
        for (String code : new String[] {"UNAVAILABLE", "OVERQUOTA", "INUSE", "LIMIT"}) {
            WORDS.put(code, Pattern.compile("\\[" + code + "\\]", Pattern.CASE_INSENSITIVE));
        }
    }

    private volatile String heard;

    /** The word in what a server said. */
    private static Optional<String> in(String text) {
        return WORDS.entrySet().stream()
                .filter(word -> text != null && word.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The word in the answer that a fault is about. */
    public static Optional<String> of(Throwable fault) {
        Optional<String> word = in(fault.getMessage());
        Throwable cause = fault.getCause();
        return word.isPresent() || cause == null || cause == fault ? word : of(cause);
    }

    /** The last word since the last {@link #reset}. */
    Optional<String> heard() {
        return Optional.ofNullable(heard);
    }

    void reset() {
        heard = null;
    }

    @Override
    public void handleResponse(Response response) {
        if (response.isNO() || response.isBAD() || response.isBYE()) {
            in(response.getRest()).ifPresent(word -> heard = word);
        }
    }
}
