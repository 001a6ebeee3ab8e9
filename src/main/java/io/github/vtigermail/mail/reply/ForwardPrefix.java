package io.github.vtigermail.mail.reply;

import java.util.List;

/**
 * The prefix of a forwarded mail's subject, "Fwd: …": its writer wants the forwarded mail to be read. Of several
 * prefixes the first one counts, so an answer to a forwarded mail is an answer. {@code VS:} is not one of them: it
 * means an answer in Finnish, a forward in Danish.
 */
public final class ForwardPrefix {

    private static final int MAX = 1_000;

    private static final List<String> FORWARD = ReplyWords.of("forward");
    private static final List<String> AGAIN = ReplyWords.of("again");

    private ForwardPrefix() {}

    public static boolean isIn(String subject) {
        String plain = ReplyWords.plain(subject.substring(0, Math.min(subject.length(), MAX)));
        if (plain.startsWith("i:")) { // Italian; too short to be searched for elsewhere
            return true;
        }
        int forward = first(plain, FORWARD);
        return forward >= 0 && (first(plain, AGAIN) < 0 || forward < first(plain, AGAIN));
    }

    /** The position of the first of these prefixes; -1 if there is none. */
    private static int first(String plain, List<String> prefixes) {
        int first = -1;
        for (String prefix : prefixes) {
            int at = plain.indexOf(prefix);
            while (at >= 0 && !(ReplyWords.isWord(plain, at, prefix) && isPrefixed(plain, at + prefix.length()))) {
                at = plain.indexOf(prefix, at + 1);
            }
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        return first;
    }

    /** Whether a colon follows, possibly after a space or a count: "Fwd[2]:". */
    private static boolean isPrefixed(String plain, int from) {
        int at = from;
        while (at < plain.length() && at < from + 5 && "[]()* 0123456789".indexOf(plain.charAt(at)) >= 0) {
            at++;
        }
        return at < plain.length() && (plain.charAt(at) == ':' || plain.charAt(at) == '\uFF1A');
    }
}
