package io.github.vtigermail.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ParameterList;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header field with parameters, such as {@code text/plain; charset="utf-8"}. Angus parses them; a pattern reads those
 * that Angus rejects.
 */
public final class FieldValue {

    private static final int MAX = 20_000;

    private static final Pattern BEHIND_VALUE = Pattern.compile("[;\\s(]");
    private static final Pattern LONE_BACKSLASH = Pattern.compile("\\\\(?![\\\\\"])");

    /** The charset that RFC 2231 puts before a value, and the language. */
    private static final Pattern CHARSET = Pattern.compile("(\\*\\s*=\\s*\"?)([^\\s'\";=]*)'[^\\s'\";=]*'");

    private static final Pattern PERCENT = Pattern.compile("%([0-9A-Fa-f]{2})");

    private static final FieldValue MISSING = new FieldValue("", "", null, new ParameterList());

    private final String value;
    private final String rest;
    private final String charset; // of the parameters that have one; null if there are none
    private final ParameterList parameters; // null if Angus cannot parse them

    private FieldValue(String value, String rest, String charset, ParameterList parameters) {
        this.value = value;
        this.rest = rest;
        this.charset = charset;
        this.parameters = parameters;
    }

    /** The part's first field of this name; an empty value if there is none. */
    public static FieldValue of(Part part, String name) throws MessagingException {
        String raw = HeaderText.first(part, name);
        if (raw == null) {
            return MISSING;
        }
        String field = raw.substring(0, Math.min(raw.length(), MAX));
        String value = BEHIND_VALUE.split(field, 2)[0];
        // A backslash that escapes nothing belongs to a Windows path; Angus would drop it.
        String rest = LONE_BACKSLASH.matcher(field.substring(value.length())).replaceAll("\\\\\\\\");
        // Angus garbles values in charsets that Java does not know, or knows as smaller ones; as Latin-1 it gives
        // bytes.
        Matcher declared = CHARSET.matcher(rest);
        String charset = declared.find() ? declared.group(2) : null;
        rest = charset == null ? rest : declared.replaceAll("$1iso-8859-1''");
        ParameterList parameters = null;
        try {
            parameters = new ParameterList(rest);
        } catch (MessagingException | RuntimeException e) {
            // Angus is strict about semicolons and quotes; its lenient mode is a system property
        }
        return new FieldValue(value.replace("\"", "").toLowerCase(Locale.ROOT), rest, charset, parameters);
    }

    /** What comes before the parameters, in lower case; empty if there is nothing. */
    public String value() {
        return value;
    }

    /** The parameter of this name, with a char for each byte beyond ASCII; null if there is none. */
    public String parameter(String name) {
        String parsed = parameters == null ? null : parameters.get(name);
        boolean lost = parsed == null && (parameters == null || rest.indexOf('*') >= 0); // Angus wants all pieces
        return lost ? found(name) : parsed;
    }

    /** The charset that the parameters declare for themselves; null if they declare none. */
    String parameterCharset() {
        return charset;
    }

    /** The parameter as a pattern finds it, whole or in pieces ({@code name*0}, {@code name*1*}). */
    private String found(String name) {
        Matcher piece = Pattern.compile(
                        "[;\\s]" + Pattern.quote(name) + "(\\*(?:[0-9]+\\*?)?)?\\s*=\\s*(?:\"([^\"]*)|([^;]*))",
                        Pattern.CASE_INSENSITIVE)
                .matcher(rest);
        String whole = null;
        StringBuilder pieces = new StringBuilder();
        while (piece.find()) {
            String text = piece.group(2) != null
                    ? piece.group(2).replace("\\\\", "\\")
                    : piece.group(3).strip();
            String star = piece.group(1);
            if (star != null) {
                pieces.append(star.endsWith("*") ? unescaped(text.replace("iso-8859-1''", "")) : text);
            } else if (whole == null) {
                whole = text;
            }
        }
        return pieces.isEmpty() ? whole : pieces.toString();
    }

    /** With a char for each escaped byte. */
    static String unescaped(String text) {
        return PERCENT.matcher(text)
                .replaceAll(hex -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }
}
