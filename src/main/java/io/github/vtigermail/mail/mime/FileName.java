package io.github.vtigermail.mail.mime;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * The name of a file that came with a mail, made safe for any file system: decoded (RFC 2231, RFC 2047, bare 8-bit
 * bytes), without directories, control or bidi characters, with {@code _} in place of each of {@code <>:"|?*}, without
 * dots or spaces at the end, not a reserved device name of Windows, and at most {@value #MAX} characters long.
 */
public final class FileName {

    public static final int MAX = 100;
    private static final int MAX_EXTENSION = 10;

    /** How much of a name is read. */
    private static final int MAX_RAW = 10_000;

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"|?*]");

    /** Windows opens the device whatever the extension is; the digits may be superscript. */
    private static final Pattern DEVICE =
            Pattern.compile("(?i)(?:con|prn|aux|nul|conin\\$|conout\\$|(?:com|lpt)[0-9¹²³]) *(?:\\..*)?");

    private FileName() {}

    /**
     * The safe form of a name as the mail gives it, with or without encoded words; null if nothing is left of it, or
     * for null.
     */
    public static String of(String raw) {
        return of(raw, null);
    }

    /** The same; {@code charset} is what bare 8-bit bytes are in, unless they are UTF-8; null if that is not known. */
    static String of(String raw, String charset) {
        String name = HeaderText.decode(raw, charset, MAX_RAW);
        return safe(name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1));
    }

    /** The name for an attached mail, made from its raw subject, without an extension; null if the subject gives none. */
    public static String ofSubject(String raw) {
        return safe(HeaderText.decode(raw, MAX_RAW).replace('/', '_').replace('\\', '_'));
    }

    /** A name for a part that has none. */
    public static String ofType(String type) {
        return "unnamed" + FileExtension.of(type);
    }

    /** The name with this extension added, unless it has it already. */
    public static String withExtension(String name, String extension) {
        boolean has = name.regionMatches(true, name.length() - extension.length(), extension, 0, extension.length());
        return has ? name : shortened(name + extension);
    }

    /** The name with a suffix inserted before its extension. */
    public static String withSuffix(String name, String suffix) {
        String extension = extension(name);
        return shortened(name.substring(0, name.length() - extension.length()), suffix + extension);
    }

    private static String safe(String text) {
        String name = Normalizer.normalize(CleanText.line(text, MAX_RAW), Normalizer.Form.NFC);
        name = withoutEnd(FORBIDDEN.matcher(name).replaceAll("_"));
        name = DEVICE.matcher(name).matches() ? "_" + name : name;
        name = withoutEnd(shortened(name));
        return name.isEmpty() ? null : name;
    }

    /** Windows drops dots and spaces at the end, so two names could become one. */
    private static String withoutEnd(String name) {
        int end = name.length();
        while (end > 0 && ". ".indexOf(name.charAt(end - 1)) >= 0) {
            end--;
        }
        return name.substring(0, end).strip();
    }

    private static String shortened(String name) {
        String extension = extension(name);
        return shortened(name.substring(0, name.length() - extension.length()), extension);
    }

    /** Shortened before the extension, which says how to open the file. */
    private static String shortened(String base, String end) {
        return base.length() + end.length() <= MAX ? base + end : CleanText.line(base, MAX - end.length()) + end;
    }

    /** With its dot; empty if there is none, or if it is too long for an extension. */
    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
    }
}
