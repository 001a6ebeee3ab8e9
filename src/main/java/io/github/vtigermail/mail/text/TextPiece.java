package io.github.vtigermail.mail.text;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** A piece of a mail's text. HTML is converted only when its text is needed, since most HTML has a plain alternative. */
public final class TextPiece {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /** How much a piece is worth to a reader, in ascending order. */
    public enum Worth {
        NOTHING,
        /** "Your mail reader cannot show HTML": only used if there is nothing else. */
        NOTICE,
        HTML,
        PLAIN
    }

    /** The source of a piece's text. */
    interface Source {
        String read() throws MessagingException, IOException;
    }

    public static final TextPiece NOTHING = new TextPiece(Worth.NOTHING, () -> "");

    private final Worth worth;
    private final Source source;
    private String text;

    TextPiece(Worth worth, Source source) {
        this.worth = worth;
        this.source = source;
    }

    public Worth worth() {
        return worth;
    }

    public String text() throws MessagingException, IOException {
        if (text == null) {
            text = source.read();
        }
        return text;
    }

    /** One of several alternatives: plain text if it says something, else the first HTML that does. */
    public static TextPiece oneOf(List<TextPiece> alternatives) {
        for (TextPiece alternative : alternatives) {
            if (alternative.worth == Worth.PLAIN) {
                return alternative;
            }
        }
        if (alternatives.stream().noneMatch(alternative -> alternative.worth == Worth.HTML)) {
            return alternatives.stream()
                    .filter(alternative -> alternative.worth == Worth.NOTICE)
                    .findFirst()
                    .orElse(NOTHING);
        }
        return new TextPiece(Worth.HTML, () -> {
            String notice = "";
            for (TextPiece alternative : alternatives) {
                if (alternative.worth == Worth.HTML && !alternative.text().isBlank()) {
                    return alternative.text();
                }
                notice = alternative.worth == Worth.NOTICE ? alternative.text() : notice;
            }
            return notice;
        });
    }

    /** All pieces, separated by blank lines; the same text in two alternatives is included once. */
    public static TextPiece all(List<TextPiece> pieces) {
        Worth best = pieces.stream().map(TextPiece::worth).max(Worth::compareTo).orElse(Worth.NOTHING);
        List<TextPiece> used = pieces.stream()
                .filter(piece -> piece.worth == best || piece.worth.compareTo(Worth.NOTICE) > 0)
                .toList();
        return used.size() == 1 ? used.get(0) : new TextPiece(best, () -> join(used));
    }

    private static String join(List<TextPiece> pieces) throws MessagingException, IOException {
        StringBuilder joined = new StringBuilder();
        String last = "";
        for (TextPiece piece : pieces) {
            String next = piece.text();
            if (joined.length() > TextParts.MAX_TEXT) {
                break;
            }
            String words = WHITE_SPACE.matcher(next).replaceAll(" ").strip();
            if (!words.isEmpty() && !words.equals(last)) {
                joined.append(joined.isEmpty() ? "" : "\n\n").append(next);
                last = words;
            }
        }
        return joined.toString();
    }
}
