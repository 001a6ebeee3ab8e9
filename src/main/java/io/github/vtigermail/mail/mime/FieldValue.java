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

    private static final FieldValue MISSING = new FieldValue("", "", new ParameterList());

    private final String value;
    private final String rest;
    private final ParameterList parameters; // null if Angus cannot parse them

    private FieldValue(String value, String rest, ParameterList parameters) {
        this.value = value;
        this.rest = rest;
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
        ParameterList parameters = null;
        try {
            parameters = new ParameterList(rest);
        } catch (MessagingException | RuntimeException e) {
            // Angus is strict about semicolons and quotes; its lenient mode is a system property
        }
        return new FieldValue(value.replace("\"", "").toLowerCase(Locale.ROOT), rest, parameters);
    }

    /** What comes before the parameters, in lower case; empty if there is nothing. */
    public String value() {
        return value;
    }

    /** The parameter of this name; null if there is none. */
    public String parameter(String name) {
        if (parameters != null) {
            return parameters.get(name);
        }
        Matcher matcher = Pattern.compile(
                        "[;\\s]" + Pattern.quote(name) + "\\s*=\\s*(?:\"([^\"]*)|([^;]*))", Pattern.CASE_INSENSITIVE)
                .matcher(rest);
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(1) != null
                ? matcher.group(1).replace("\\\\", "\\")
                : matcher.group(2).strip();
    }
}
