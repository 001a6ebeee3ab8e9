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
    interface Source<T> {
        T read() throws MessagingException, IOException;
    }

    public static final TextPiece NOTHING = new TextPiece(Worth.NOTHING, () -> BodyText.NOTHING, () -> "");

    private final Worth worth;
    private final Source<BodyText> source;
    private final Source<String> preview;
    private BodyText text;

    /** @param preview the text without cuts, which does not count as read */
    TextPiece(Worth worth, Source<BodyText> source, Source<String> preview) {
        this.worth = worth;
        this.source = source;
        this.preview = preview;
    }

    /** A plain text. */
    static TextPiece of(String text) {
        BodyText same = BodyText.of(text);
        return new TextPiece(text.isBlank() ? Worth.NOTHING : Worth.PLAIN, () -> same, () -> text);
    }

    public Worth worth() {
        return worth;
    }

    public BodyText text() throws MessagingException, IOException {
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
            return pages.isEmpty() ? NOTHING : new TextPiece(Worth.HTML, () -> first(pages), () -> preview(pages));
        }
        TextPiece twin = plain.get(0);
        return pages.isEmpty() ? twin : new TextPiece(Worth.PLAIN, () -> chosen(twin, pages), () -> preview(pages));
    }

    private static List<TextPiece> of(Worth worth, List<TextPiece> pieces) {
        return pieces.stream().filter(piece -> piece.worth == worth).toList();
    }

    private static BodyText chosen(TextPiece plain, List<TextPiece> pages) throws MessagingException, IOException {
        BodyText said = plain.text();
        if (said.unquoted().length() > AlternativeChoice.MAX_SHORT) {
            return said; // without a look at the page
        }
        String preview = preview(pages);
        AlternativeChoice choice = AlternativeChoice.of(said.unquoted(), preview);
        AlternativeChoice ofWhole = said.isCut() ? AlternativeChoice.of(said.whole(), preview) : choice;
        if (choice == AlternativeChoice.PLAIN && ofWhole == AlternativeChoice.PLAIN) {
            return said;
        }
        BodyText page = first(pages);
        return new BodyText(
                ofWhole.textOf(said.whole(), page.whole()), choice.textOf(said.unquoted(), page.unquoted()));
    }

    private static BodyText first(List<TextPiece> pieces) throws MessagingException, IOException {
        BodyText first = BodyText.NOTHING;
        for (int i = 0; i < pieces.size() && first.unquoted().isBlank(); i++) {
            first = first.orElse(pieces.get(i).text());
        }
        return first;
    }

    private static String preview(List<TextPiece> pieces) throws MessagingException, IOException {
        for (TextPiece piece : pieces) {
            String text = piece.preview.read();
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
        return new TextPiece(best, () -> joined(used), () -> join(used, piece -> piece.preview.read()));
    }

    private static BodyText joined(List<TextPiece> pieces) throws MessagingException, IOException {
        String whole = join(pieces, piece -> piece.text().whole());
        String unquoted = join(pieces, piece -> piece.text().unquoted());
        return new BodyText(whole, unquoted);
    }

    /** A text of a piece. */
    private interface Reading {
        String of(TextPiece piece) throws MessagingException, IOException;
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
