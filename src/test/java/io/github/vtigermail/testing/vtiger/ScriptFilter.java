package io.github.vtigermail.testing.vtiger;

import com.google.re2j.Pattern;

/**
 * The texts of which Vtiger stores every angle bracket and double quote as an entity: its own {@code
 * preg_match('/(script).*(\/script)/i', …)} in fck_from_html, in linear time, and with ASCII capitals only as in PHP.
 */
public final class ScriptFilter {
    private static final String SCRIPT = "[Ss][Cc][Rr][Ii][Pp][Tt]";
    private static final Pattern PATTERN = Pattern.compile(SCRIPT + ".*/" + SCRIPT);

    private ScriptFilter() {}

    /** Whether it stores the text so. */
    public static boolean matches(String text) {
        return PATTERN.matcher(text).find();
    }

    /** The text as it is stored. */
    public static String stored(String text) {
        return matches(text) ? text.replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;") : text;
    }
}
