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
    private final Source preview;
    private String text;

    TextPiece(Worth worth, Source source) {
        this(worth, source, source);
    }

    /** @param preview the text without cuts, which does not count as read */
    TextPiece(Worth worth, Source source, Source preview) {
        this.worth = worth;
        this.source = source;
        this.preview = preview;
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

    /**
     * One of several alternatives: plain text if it says something of its own, else the first HTML that does. Both, if
     * they say different things.
     */
    public static TextPiece oneOf(List<TextPiece> alternatives) {
        List<TextPiece> pages = of(Worth.HTML, alternatives);
        List<TextPiece> plain = of(Worth.PLAIN, alternatives);
        if (plain.isEmpty()) {
            return pages.isEmpty()
                    ? NOTHING
                    : new TextPiece(Worth.HTML, () -> first(pages, TextPiece::text), () -> first(pages, PREVIEW));
        }
        TextPiece twin = plain.get(0);
        return pages.isEmpty() ? twin : new TextPiece(Worth.PLAIN, () -> chosen(twin, pages));
    }

    private static List<TextPiece> of(Worth worth, List<TextPiece> pieces) {
        return pieces.stream().filter(piece -> piece.worth == worth).toList();
    }

    private static String chosen(TextPiece plain, List<TextPiece> pages) throws MessagingException, IOException {
        String said = plain.text();
        if (said.length() > AlternativeChoice.MAX_SHORT) {
            return said; // without a look at the page
        }
        AlternativeChoice choice = AlternativeChoice.of(said, first(pages, PREVIEW));
        String page = choice == AlternativeChoice.PLAIN ? "" : first(pages, TextPiece::text);
        if (page.isBlank()) {
            return said;
        }
        // a signature above the page would look as if the page belonged to it
        return choice == AlternativeChoice.HTML
                ? page
                : AlternativeChoice.withoutSignature(said).strip() + "\n\n" + page;
    }

    /** A text of a piece. */
    private interface Reading {
        String of(TextPiece piece) throws MessagingException, IOException;
    }

    private static final Reading PREVIEW = piece -> piece.preview.read();

    private static String first(List<TextPiece> pieces, Reading reading) throws MessagingException, IOException {
        for (TextPiece piece : pieces) {
            String text = reading.of(piece);
            if (!text.isBlank()) {
                return text;
            }
        }
        return "";
    }

    /** All pieces, separated by blank lines; the same text in two alternatives is included once. */
    public static TextPiece all(List<TextPiece> pieces) {
        List<TextPiece> used =
                pieces.stream().filter(piece -> piece.worth != Worth.NOTHING).toList();
        if (used.size() == 1) {
            return used.get(0);
        }
        Worth best = used.stream().map(TextPiece::worth).max(Worth::compareTo).orElse(Worth.NOTHING);
        return new TextPiece(best, () -> join(used, TextPiece::text), () -> join(used, PREVIEW));
    }

    private static String join(List<TextPiece> pieces, Reading reading) throws MessagingException, IOException {
        StringBuilder joined = new StringBuilder();
        String last = "";
        for (TextPiece piece : pieces) {
            String next = reading.of(piece);
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
