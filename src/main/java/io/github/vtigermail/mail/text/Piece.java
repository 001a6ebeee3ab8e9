package io.github.vtigermail.mail.text;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** A piece of a mail's text. HTML is only turned into text when it is asked for, since most of it has a plain twin. */
public final class Piece {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /** How much a piece is worth to a reader, the least first. */
    public enum Worth {
        NOTHING,
        /** "Your mail reader cannot show HTML": only worth showing if there is nothing else. */
        EXCUSE,
        HTML,
        PLAIN
    }

    /** Where its text comes from. */
    interface Source {
        String read() throws MessagingException, IOException;
    }

    public static final Piece NOTHING = new Piece(Worth.NOTHING, () -> "");

    private final Worth worth;
    private final Source source;
    private String text;

    Piece(Worth worth, Source source) {
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

    /** One of several forms of the same: plain text if it says something, else the first HTML that does. */
    public static Piece oneOf(List<Piece> forms) {
        for (Piece form : forms) {
            if (form.worth == Worth.PLAIN) {
                return form;
            }
        }
        if (forms.stream().noneMatch(form -> form.worth == Worth.HTML)) {
            return forms.stream()
                    .filter(form -> form.worth == Worth.EXCUSE)
                    .findFirst()
                    .orElse(NOTHING);
        }
        return new Piece(Worth.HTML, () -> {
            String excuse = "";
            for (Piece form : forms) {
                if (form.worth == Worth.HTML && !form.text().isBlank()) {
                    return form.text();
                }
                excuse = form.worth == Worth.EXCUSE ? form.text() : excuse;
            }
            return excuse;
        });
    }

    /** All of them, a blank line between each; the same text in two forms is there once. */
    public static Piece all(List<Piece> pieces) {
        Worth best = pieces.stream().map(Piece::worth).max(Worth::compareTo).orElse(Worth.NOTHING);
        List<Piece> used = pieces.stream()
                .filter(piece -> piece.worth == best || piece.worth.compareTo(Worth.EXCUSE) > 0)
                .toList();
        return used.size() == 1 ? used.get(0) : new Piece(best, () -> join(used));
    }

    private static String join(List<Piece> pieces) throws MessagingException, IOException {
        StringBuilder joined = new StringBuilder();
        String last = "";
        for (Piece piece : pieces) {
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
