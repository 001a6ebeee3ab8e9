package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.charset.Charsets;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Set;

/**
 * The plain text of RTF, which Outlook writes into winmail.dat: one pass, no recursion. RTF that was made from HTML is
 * read too, without the HTML in it.
 */
public final class RtfText {

    private static final Set<String> NO_TEXT =
            Set.of("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer");
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("par", "\n"),
            Map.entry("line", "\n"),
            Map.entry("row", "\n"),
            Map.entry("tab", "\t"),
            Map.entry("cell", "\t"),
            Map.entry("bullet", "•"),
            Map.entry("endash", "–"),
            Map.entry("emdash", "—"),
            Map.entry("lquote", "‘"),
            Map.entry("rquote", "’"),
            Map.entry("ldblquote", "“"),
            Map.entry("rdblquote", "”"));
    private static final int MAX_WORD = 32;
    private static final int MAX_DIGITS = 9;

    private final String rtf;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(); // pending characters of the code page
    private String charset = "cp1252";
    private int at;
    private int depth;
    private int silent; // the depth of a group that is not text; 0 outside of one
    private int replacements = 1; // how many characters replace a Unicode one, for readers without Unicode
    private int skip; // how many of them follow now

    private RtfText(String rtf) {
        this.rtf = rtf;
    }

    /** Converts RTF. @param rtf each char a byte */
    public static String of(String rtf) {
        RtfText text = new RtfText(rtf);
        while (text.at < rtf.length() && text.out.length() < TextParts.MAX_TEXT) {
            text.step(rtf.charAt(text.at++));
        }
        text.flush();
        return text.out.toString();
    }

    private void step(char c) {
        switch (c) {
            case '{' -> depth++;
            case '}' -> {
                silent = depth == silent ? 0 : silent;
                depth--;
            }
            case '\\' -> control();
            case '\r', '\n' -> {} // line ends have no meaning
            default -> character(c);
        }
    }

    private void control() {
        int from = at;
        while (at < rtf.length() && at - from < MAX_WORD && isLetter(rtf.charAt(at))) {
            at++;
        }
        if (at > from) {
            word(rtf.substring(from, at), number());
        } else if (at < rtf.length()) {
            symbol(rtf.charAt(at++));
        }
    }

    /** Reads the number after a word, and the space that ends both; -1 if there is none. */
    private int number() {
        int from = at;
        boolean negative = at < rtf.length() && rtf.charAt(at) == '-';
        at += negative ? 1 : 0;
        int digits = at;
        while (at < rtf.length() && at - digits < MAX_DIGITS && rtf.charAt(at) >= '0' && rtf.charAt(at) <= '9') {
            at++;
        }
        int number = at == digits ? -1 : Integer.parseInt(rtf, from, at, 10);
        at = at == digits ? from : at;
        at += at < rtf.length() && rtf.charAt(at) == ' ' ? 1 : 0;
        return number;
    }

    private void word(String word, int number) {
        if (NO_TEXT.contains(word)) {
            silence();
        } else if (word.equals("bin")) {
            at = Math.min(rtf.length(), at + Math.max(0, number));
        } else if (word.equals("ansicpg")) {
            charset = "cp" + number;
        } else if (word.equals("uc")) {
            replacements = Math.max(0, number);
        } else if (word.equals("u")) {
            text(String.valueOf((char) number)); // negative above 0x7FFF
            skip = replacements;
        } else if (WORDS.containsKey(word)) {
            text(WORDS.get(word));
        }
    }

    private void symbol(char c) {
        switch (c) {
            case '*' -> silence(); // readers that do not know what follows ignore it
            case '\'' -> {
                int hex = at + 2 <= rtf.length() ? Character.digit(rtf.charAt(at), 16) * 16 : -1;
                int value = hex < 0 ? -1 : hex + Character.digit(rtf.charAt(at + 1), 16);
                at = Math.min(rtf.length(), at + 2);
                character((char) (value < 0 ? '?' : value));
            }
            case '\r', '\n' -> text("\n");
            case '~' -> text(" ");
            case '_' -> text("-");
            case '\\', '{', '}' -> character(c);
            default -> {}
        }
    }

    private void silence() {
        silent = silent == 0 ? Math.max(1, depth) : silent;
    }

    private void character(char c) {
        if (skip > 0) {
            skip--;
        } else if (silent == 0) {
            bytes.write(c);
        }
    }

    private void text(String text) {
        skip = 0;
        if (silent == 0) {
            flush();
            out.append(text);
        }
    }

    private void flush() {
        out.append(Charsets.decode(bytes.toByteArray(), charset));
        bytes.reset();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
