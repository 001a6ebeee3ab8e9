package io.github.vtigermail.mail.history;

import com.google.re2j.Pattern;
import io.github.vtigermail.mail.reply.Sentences;

/**
 * What a mail program writes above a quoted mail, in any language: at least three fields with an address among them, or one to
 * three lines with an address or a time, some digits and a colon at the end. It counts only right above a text of the ticket.
 */
final class QuoteHead {
    private static final Pattern FIELD = Pattern.compile("^[^\\s:\uFF1A@0-9][^:\uFF1A@0-9]{0,25}?\\s?[:\uFF1A]\\s*\\S");
    private static final Pattern RULE = Pattern.compile("^\\s*(?:_{5,}|-{2,}.*-{2,})\\s*$");
    private static final Pattern TIME = Pattern.compile("[0-9][:.h][0-9]{2}");
    private static final Pattern BANNER = Pattern.compile("^\\p{Lu}{4,}[:\uFF1A]\\s");
    private static final Pattern END = Pattern.compile("[\u200E\u200F\u202A-\u202E\\s>]+$");
    private static final int MAX = 220;
    private static final int MAX_FIELDS = 40;
    private static final int MIN_FIELDS = 3;
    private static final int MAX_LINES = 3;
    private static final int MIN_DIGITS = 4;

    private final String[] lines;
    private final QuotedLine[] kinds;

    QuoteHead(String[] lines, QuotedLine[] kinds) {
        this.lines = lines;
        this.kinds = kinds;
    }

    /** The first line of the head above this line; the line itself if there is none. */
    int start(int at) {
        int last = above(at);
        int banner = last >= 0 && BANNER.matcher(start(lines[last])).find() ? above(last) : -1;
        if (banner >= 0 && isField(banner)) {
            last = banner;
        }
        while (last >= 0 && kinds[last] == QuotedLine.WORDLESS) {
            last = above(last);
        }
        if (last < 0) {
            return at;
        }
        int fields = fields(last);
        return fields >= 0 ? fields : attribution(last, at);
    }

    /** Whether this can be the last line of a head. */
    static boolean mayEndAt(String line) {
        String text = END.matcher(start(line)).replaceFirst("");
        boolean ends = endsInColon(text);
        return ends && text.chars().anyMatch(Character::isDigit)
                || FIELD.matcher(text).find() && text.indexOf('@') >= 0;
    }

    static boolean endsInColon(String line) {
        return line.endsWith(":") || line.endsWith("\uFF1A");
    }

    private int fields(int last) {
        int first = last;
        boolean address = false;
        while (first >= 0 && last - first < MAX_FIELDS && isField(first)) {
            address |= lines[first].indexOf('@') >= 0;
            first--;
        }
        while (first < last && isSaid(lines[first + 1])) {
            first++;
        }
        if (last - first < MIN_FIELDS || !address) {
            return -1;
        }
        int rule = above(first + 1);
        return rule >= 0 && RULE.matcher(start(lines[rule])).matches() ? rule : first + 1;
    }

    private int attribution(int last, int none) {
        StringBuilder joined = new StringBuilder();
        int lone = none;
        for (int first = last; first >= 0 && last - first < MAX_LINES && !lines[first].isBlank(); first--) {
            joined.insert(0, start(lines[first]).strip() + " ");
            String text = END.matcher(joined).replaceFirst("");
            boolean address = text.indexOf('@') >= 0;
            if (text.length() >= MAX || first < last && !address) {
                continue;
            }
            boolean ends = endsInColon(text);
            boolean digits = text.chars().filter(Character::isDigit).count() >= MIN_DIGITS;
            if (ends && digits && (address || TIME.matcher(text).find()) && (first == last || kinds[first].isNew())) {
                if (first < last || address) {
                    return first;
                }
                lone = first;
            }
        }
        return lone;
    }

    /** A sentence behind a name ("AB: in the cellar.") looks like a field. */
    private static boolean isSaid(String line) {
        return line.indexOf('@') < 0 && Sentences.isEnded(line.stripTrailing());
    }

    private boolean isField(int at) {
        return !lines[at].isBlank() && FIELD.matcher(start(lines[at])).find();
    }

    private int above(int at) {
        int i = at - 1;
        while (i >= 0 && lines[i].isBlank()) {
            i--;
        }
        return i;
    }

    private static String start(String line) {
        return line.length() <= MAX ? line : line.substring(0, MAX);
    }
}
