package io.github.vtigermail.mail.reply;

import java.util.List;

/**
 * Whether a subject is that of a mail that is passed on, "Fwd: …": the writer wants the other mail to be read. Of several
 * prefixes the first one counts, so an answer to such a mail is an answer. {@code VS:} is none of them: it is an answer in
 * Finnish and passes on in Danish.
 */
public final class ForwardSubject {

    private static final int MAX = 1_000;

    private static final List<String> FORWARD = ReplyWords.of("forward");
    private static final List<String> AGAIN = ReplyWords.of("again");

    private ForwardSubject() {}

    public static boolean is(String subject) {
        String plain = ReplyWords.plain(subject.substring(0, Math.min(subject.length(), MAX)));
        if (plain.startsWith("i:")) { // Italian; too short to be looked for further on
            return true;
        }
        int forward = first(plain, FORWARD);
        return forward >= 0 && (first(plain, AGAIN) < 0 || forward < first(plain, AGAIN));
    }

    /** Where the first of these prefixes stands; -1 if none does. */
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

    /** A colon, with a space or a count before it: "Fwd[2]:". */
    private static boolean isPrefixed(String plain, int from) {
        int at = from;
        while (at < plain.length() && at < from + 5 && "[]()* 0123456789".indexOf(plain.charAt(at)) >= 0) {
            at++;
        }
        return at < plain.length() && (plain.charAt(at) == ':' || plain.charAt(at) == '\uFF1A');
    }
}
