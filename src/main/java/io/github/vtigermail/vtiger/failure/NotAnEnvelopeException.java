package io.github.vtigermail.vtiger.failure;

import java.util.regex.Pattern;

/**
 * Something answered, but not with Vtiger's envelope {@code {"success":…}} around a result: a proxy's page, PHP's text, nothing at
 * all.
 * The message has the HTTP status and the first characters of the answer; what may be confidential is masked.
 */
public final class NotAnEnvelopeException extends VtigerUnavailableException {
    private static final long serialVersionUID = 1L;

    /** How much of an answer a log line shows, in characters. */
    static final int SHOWN = 80;

    // Possessive, and on 80 times 10 characters at most: no answer can make these slow.
    private static final Pattern TAGS = Pattern.compile("<[^>]*+>");
    private static final Pattern CONFIDENTIAL = Pattern.compile("\\S*@\\S*|\\S*\\d\\S*");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");

    private final boolean silent;

    public NotAnEnvelopeException(int status, String body, OptionNames names) {
        super("NOT_VTIGER_" + status, message(status, body, names));
        this.silent = status == 500 && body.isBlank();
    }

    /**
     * Whether PHP broke off without a word: status 500 and an empty body. Seen on Vtiger 8.2 with the database down, and of a
     * request that is over PHP's {@code post_max_size}, of which nothing is made.
     */
    public boolean isSilentFailure() {
        return silent;
    }

    /** Whatever the status: proxies give up with 500, 502, 503, 504, 520 and 524, and PHP may go on behind them. */
    @Override
    public boolean mayStillBeCarriedOut() {
        return true;
    }

    private static String message(int status, String body, OptionNames names) {
        String shown = shown(body);
        String beginning = body.isBlank() ? " with an empty body" : ", beginning \"" + shown + "\"";
        return "HTTP status " + status + beginning + " in place of Vtiger's answer; see that " + names.of("url")
                + " leads to Vtiger, and Vtiger's own log";
    }

    private static String shown(String body) {
        String start = body.length() > SHOWN * 10 ? body.substring(0, SHOWN * 10) : body;
        // What begins like JSON may be a broken answer, with words of the mail or a session in it.
        int json = start.indexOf('{');
        start = json < 0 ? start : start.substring(0, json) + "{…";
        String text = UNPRINTABLE.matcher(TAGS.matcher(start).replaceAll(" ")).replaceAll(" ");
        String masked = CONFIDENTIAL.matcher(text).replaceAll("***").strip();
        return masked.length() > SHOWN ? masked.substring(0, SHOWN) + "…" : masked;
    }
}
