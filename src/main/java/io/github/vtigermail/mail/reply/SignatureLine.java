package io.github.vtigermail.mail.reply;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;

/** A line that phones and mail programs add below a mail: "Sent from my iPhone", "Get Outlook for iOS". */
final class SignatureLine {

    private static final int MAX = 160;
    private static final int MAX_WORDS = 8;
    private static final String EDGES = "<>()[]*_.!- \u00A0\u2022";

    /** Links as text, in Markdown or in brackets; there may be no space before them. */
    private static final Pattern LINK =
            Pattern.compile("[<(\\[]?\\b(?:https?|HTTPS?)://[^\\s>)\\]]*[>)\\]]?|https?://\\S*");

    /** What phones add by themselves, too. */
    private static final Pattern EXCUSE =
            Pattern.compile("[.,;]? *(?:please )?(?:excuse|forgive|pardon)[^.]{0,40}typ[^ ]*$");

    private static final List<String> DEVICES = ReplyWords.of("device");
    private static final List<String> JOINING = ReplyWords.of("joining");
    private static final List<String[]> PHRASES = ReplyWords.of("signature").stream()
            .map(phrase -> phrase.split("(?=[*@])|(?<=[*@])"))
            .toList();

    private SignatureLine() {}

    /** Whether a program added the line. */
    static boolean matches(String line) {
        if (line.length() > MAX) {
            return false;
        }
        String bare = line.contains("://") ? LINK.matcher(line).replaceAll(" ") : line;
        String raw = ReplyWords.plain(bare);
        String plain = raw.contains("typ") ? EXCUSE.matcher(raw).replaceFirst("") : raw;
        String words = ReplyWords.withoutEdges(ReplyWords.plain(withoutBrackets(plain)), EDGES);
        return !words.isEmpty() && PHRASES.stream().anyMatch(phrase -> fits(words, phrase));
    }

    /** A phrase has at most one star or at sign in the middle and one at its end; each matches as little as possible. */
    private static boolean fits(String words, String[] phrase) {
        int at = 0;
        for (int i = 0; i < phrase.length; i++) {
            if (!isHole(phrase[i])) {
                if (!words.startsWith(phrase[i], at)) {
                    return false;
                }
                at += phrase[i].length();
                continue;
            }
            boolean last = i == phrase.length - 1;
            boolean beforeLast = i == phrase.length - 2;
            int end =
                    last ? words.length() : beforeLast ? endOf(words, phrase[i + 1]) : words.indexOf(phrase[i + 1], at);
            if (end < at || !fills(words.substring(at, end), isNamed(phrase))) {
                return false;
            }
            at = end;
        }
        return at == words.length();
    }

    /** Whether the phrase itself names a device. */
    private static boolean isNamed(String[] phrase) {
        return Stream.of(phrase)
                .anyMatch(piece -> !isHole(piece) && DEVICES.stream().anyMatch(piece::contains));
    }

    private static int endOf(String words, String tail) {
        return words.endsWith(tail) ? words.length() - tail.length() : -1;
    }

    private static boolean isHole(String piece) {
        return piece.equals("*") || piece.equals("@");
    }

    /**
     * Whether it only names a device: each word is one, has a digit ("S21"), or joins the others. "The phone and the charger" and
     * "my phone, since the PC is broken" are a person's.
     */
    private static boolean fills(String text, boolean named) {
        if (named && ReplyWords.count(text) == 1) {
            return true;
        }
        if (ReplyWords.count(text) > MAX_WORDS || text.contains(". ")) {
            return false;
        }
        int devices = 0;
        int others = 0;
        for (String word : text.strip().split("[ /|,]+")) {
            boolean digits = word.chars().anyMatch(Character::isDigit);
            boolean model = digits && word.chars().anyMatch(Character::isLetter);
            if (model || DEVICES.stream().anyMatch(name -> startsAWord(word, name))) {
                devices++;
            } else if (!digits && !JOINING.contains(word)) {
                others++;
            }
        }
        return devices > 0 && others <= (devices > 1 && text.indexOf(',') < 0 ? 1 : 0);
    }

    /** Whether a word starts with a device's name; an inflected ending ("iPhone'umdan") belongs to it. */
    private static boolean startsAWord(String text, String device) {
        for (int at = text.indexOf(device); at >= 0; at = text.indexOf(device, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || device.charAt(0) > 0x2E80) {
                return true;
            }
        }
        return false;
    }

    private static String withoutBrackets(String text) {
        return text.replace('<', ' ')
                .replace('>', ' ')
                .replace('[', ' ')
                .replace(']', ' ')
                .replace('(', ' ')
                .replace(')', ' ');
    }
}
