package io.github.vtigermail.mail.reply;

import com.google.re2j.Pattern;
import io.github.vtigermail.mail.mime.CleanText;
import java.util.List;

/**
 * The line that a mail program writes above a quote: "On Mon, 4 Jan 2016 at 19:03, Ann wrote:", in any of the languages
 * of {@link ReplyWords}. It differs from a person's sentence by what it must contain: a date and a time, or an address
 * in brackets, where programs put them.
 */
final class AttributionLine {

    /** How certain it is that a line is one. */
    enum Kind {
        NONE,
        /** A capitalized name and "wrote:", as old programs write: counts if a quote is below and nothing after it. */
        NAME,
        /** A date or an address: counts if a quote is below. */
        LIKELY,
        /** A name and an address, or a name, a date and a time: counts even if the mail below has no quote marks. */
        FAIR,
        /** All of them. */
        SURE
    }

    static final int MAX = 500;

    private static final int MAX_NAME = 5; // words before the address or the verb
    private static final int MAX_BEHIND = 25;
    private static final String DECORATION = "-*_ \u2014\u2013\u00AB\u00BB|";

    private static final Pattern ADDRESS =
            Pattern.compile("(?:[<(\\[\"]|&lt;|mailto:)\\s*(?:mailto:)?[^\\s<>()\\[\\]\"&]+@[^\\s<>()\\[\\]\"&]+");
    private static final Pattern ADDRESS_AT_END = Pattern.compile("@[^\\s<>()@]+[ >)\\]]*[>)]$"
            + "|(?i: by| von| de| da| di| van| przez| от| par| por| od| af| av) [^\\s<>()@]+@[^\\s<>()@]+$");
    private static final Pattern YEAR =
            Pattern.compile("\\b(?:19|20)[0-9]{2}(?:\\b|年|년)" + "|\\b[0-9]{1,4}[./-] ?[0-9]{1,2}[./-] ?[0-9]{2,4}\\b");
    private static final Pattern CLOCK =
            Pattern.compile("[0-9]{1,2} ?[:hH時时点점시] ?[0-9]{2}|(?:^|[^.0-9])[0-9]{1,2}\\.[0-9]{2}(?:$|[^.0-9])");
    private static final Pattern DAY = Pattern.compile("[0-9]{1,2}\\.? (?:de )?\\p{L}{3,}|\\p{L}{3,} [0-9]{1,2}\\b");
    private static final Pattern TIME = Pattern.compile("[0-9]{1,2} ?[:.hH時时点점시] ?[0-9]{2}");
    private static final Pattern GMAIL = Pattern.compile("^[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2} "
            + "(?:[0-9]{1,2}:[0-9]{2} (?:GMT|UTC)[+-][0-9:]+ \\S|.*<[^<> ]+@[^<> ]+>$)");
    private static final Pattern DATE_FIRST = Pattern.compile("^(?:\\p{L}{2,15}[.,]{0,2} ?)?[0-9]{1,4}[^0-9]");

    private static final List<String> WROTE = ReplyWords.of("wrote");
    private static final List<String> SAID = ReplyWords.of("said");
    private static final List<String> START = ReplyWords.of("start");
    private static final List<String> SPEAKER = ReplyWords.of("speaker");

    private AttributionLine() {}

    /** Classifies a line, or the joined lines of a wrapped one. */
    static Kind kind(String text) {
        if (text.length() > MAX) {
            return Kind.NONE;
        }
        String line = CleanText.line(text, MAX);
        String body = undecorated(line);
        boolean dashes = line.startsWith("--") && line.endsWith("--");
        boolean colon = ReplyWords.endsInColon(body);
        if (!colon && !dashes) {
            return GMAIL.matcher(body).find() ? Kind.LIKELY : Kind.NONE; // it has no colon, see Attributions
        }
        String said = undecorated(colon ? body.substring(0, body.length() - 1) : body);
        String plain = ReplyWords.plain(said);
        int verb = verbAtEnd(plain);
        int middle = verb < 0 ? verbInside(plain) : -1;
        if (verb < 0 && middle < 0 || !isStart(said, plain)) {
            return withoutVerb(said);
        }
        boolean year = YEAR.matcher(said).find();
        boolean time = TIME.matcher(said).find();
        if (ADDRESS.matcher(said).find()) {
            return year || time ? Kind.SURE : Kind.FAIR;
        }
        String name = said.substring(0, Math.min(said.length(), verb >= 0 ? verb : middle));
        if (year && time) {
            String behind = verb >= 0 ? name.substring(nameStart(name)) : behind(said, middle);
            return isName(behind, verb < 0) ? Kind.FAIR : Kind.LIKELY;
        }
        if (year || time || DAY.matcher(said).find()) {
            return Kind.LIKELY;
        }
        return verb > 0 && isName(name, true) ? Kind.NAME : Kind.NONE;
    }

    /** In any language: a date, a time and an address at the end, or at least an address and one of them. */
    private static Kind withoutVerb(String said) {
        boolean address = ADDRESS_AT_END.matcher(said).find();
        boolean time = TIME.matcher(said).find();
        if (address && time && isDated(said)) {
            return Kind.FAIR;
        }
        return (address || ADDRESS.matcher(said).find())
                        && (time || YEAR.matcher(said).find())
                ? Kind.LIKELY
                : Kind.NONE;
    }

    /** Whether the line starts as an attribution does: with a date, with "On", or with a name and its address. */
    private static boolean isStart(String said, String plain) {
        if (isDated(said)) {
            return true;
        }
        int address = plain.indexOf('<');
        int bracket = address < 0 ? plain.indexOf('(') : address;
        int verb = verbInside(plain);
        verb = verb < 0 ? verbAtEnd(plain) : verb;
        int end = bracket >= 0 && (verb <= 0 || bracket < verb) ? bracket : verb;
        return end > 0 && ReplyWords.count(plain.substring(0, end)) <= MAX_NAME;
    }

    /** Whether it starts with a date, a weekday and a date, or a word such as "On" soon followed by a digit. */
    static boolean isDated(String line) {
        String said = undecorated(CleanText.line(line, MAX));
        String plain = ReplyWords.plain(said);
        return DATE_FIRST.matcher(said).find()
                        && (YEAR.matcher(said).find()
                                || TIME.matcher(said).find()
                                || DAY.matcher(said).find())
                || START.stream().anyMatch(start -> ReplyWords.isWord(plain, 0, start)) && hasDigit(plain);
    }

    /** Whether it contains a complete date. */
    static boolean hasYear(String line) {
        return line.length() <= MAX && YEAR.matcher(line).find();
    }

    /** Whether it ends with an address, or with a name behind its date. */
    static boolean isNamed(String line) {
        return hasAddress(line) || isName(line.substring(nameStart(line)), true);
    }

    /** Whether it contains a time of day. */
    static boolean hasTime(String line) {
        return line.length() <= MAX && CLOCK.matcher(line).find();
    }

    static boolean hasAddress(String line) {
        return line.length() <= MAX && ADDRESS.matcher(line).find();
    }

    /** Whether it is a name and its address, followed by the start of a date at most. */
    static boolean isNameAndAddress(String line) {
        int address = line.indexOf('<');
        int end = line.indexOf('>');
        return address > 0
                && end > address
                && line.length() - end <= MAX_BEHIND
                && ReplyWords.count(line.substring(0, address)) <= MAX_NAME
                && line.substring(address, end).indexOf('@') > 0;
    }

    private static boolean hasDigit(String text) {
        return text.chars().limit(80).anyMatch(Character::isDigit);
    }

    private static int verbAtEnd(String plain) {
        int at = -1;
        for (String verb : WROTE) {
            int start = plain.length() - verb.length();
            if (start >= 0 && (at < 0 || start < at) && ReplyWords.isWord(plain, start, verb)) {
                at = start;
            }
        }
        return at;
    }

    private static int verbInside(String plain) {
        for (String verb : SAID) {
            int at = ReplyWords.find(plain, verb, 0);
            if (at >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** The position after the last digit: "On 5 May 2020 at 10:00, Ann" gives that of ", Ann". */
    private static int nameStart(String text) {
        int at = text.length();
        while (at > 0 && !Character.isDigit(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static String behind(String said, int verb) {
        int space = said.indexOf(' ', verb);
        return space < 0 ? "" : said.substring(space);
    }

    private static boolean isName(String text, boolean capitalized) {
        String name = text.strip();
        int words = 0;
        for (String word : name.split("[ ,\"']+")) {
            boolean small = !word.isEmpty() && Character.isLowerCase(word.charAt(0));
            if (SPEAKER.contains(ReplyWords.plain(word)) || capitalized && small) {
                return false;
            }
            words += word.isEmpty() ? 0 : 1;
        }
        return words <= MAX_NAME - 1 && (words > 0 || !capitalized);
    }

    private static String undecorated(String line) {
        return ReplyWords.withoutEdges(line, DECORATION);
    }
}
