package io.github.vtigermail.mail.mime;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes bytes to text by the charset that a mail declares, or by a better one if that is unknown or wrong. Angus
 * throws for an unknown charset and trusts a wrong one.
 */
public final class Charsets {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int MAX_NAME = 64;
    private static final char REPLACEMENT = '\uFFFD';
    private static final Pattern CODE_PAGE = Pattern.compile("(?:x-)?(?:windows|win|cp|ms|ibm)[-_]?(\\d{3,5})");

    /** Names that Java does not know, or knows as a smaller charset than mailers mean. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("unicode", "UTF-8"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"), // a superset for text, and often what is meant
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso_8859-1", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-8-e", "ISO-8859-8"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"));

    private Charsets() {}

    /** The charset of this name; null if there is none, it is unknown, or it says nothing (US-ASCII, unknown-8bit). */
    static Charset find(String declared) {
        if (declared == null || declared.length() > MAX_NAME) {
            return null;
        }
        String name = declared.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        int end = name.indexOf('*'); // RFC 2231's language
        name = (end < 0 ? name : name.substring(0, end)).strip().replace(' ', '-');
        Charset charset = forName(ALIASES.getOrDefault(name, name));
        Matcher page = CODE_PAGE.matcher(name);
        if (charset == null && page.matches()) {
            charset = forName("windows-" + page.group(1));
            charset = charset == null ? forName("IBM" + page.group(1)) : charset;
        }
        return StandardCharsets.US_ASCII.equals(charset) ? null : charset;
    }

    private static Charset forName(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) { // illegal or unsupported: a mail can declare anything
            return null;
        }
    }

    /**
     * Decodes in the declared charset if the bytes are valid in it, else as UTF-8 if they are valid there, else as
     * Windows-1252.
     */
    public static String decode(byte[] bytes, String declared) {
        Charset charset = find(declared);
        if (charset != null && !isSurelyNot(charset, bytes)) {
            String text = strictly(bytes, charset);
            if (text != null) {
                return text;
            }
        }
        String text = strictly(bytes, StandardCharsets.UTF_8);
        if (text != null) {
            return text;
        }
        if (charset != null
                && charset.newDecoder().maxCharsPerByte() < 1.0f
                && !isSurelyNot(charset, bytes)
                && !StandardCharsets.UTF_8.equals(charset)) {
            return new String(bytes, charset); // a multi-byte charset: one bad byte does not mean another charset
        }
        return brokenUtf8(bytes);
    }

    private static String strictly(byte[] bytes, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            String text = new String(bytes, charset); // Java's fastest way; it replaces what is wrong
            if (text.indexOf(REPLACEMENT) < 0) {
                return text;
            }
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /**
     * Some decoders accept any bytes: those of UTF-16 and UTF-32 (Western text in them has zero bytes, so text without
     * any is not in them) and those of the 7-bit ISO 2022 charsets.
     */
    private static boolean isSurelyNot(Charset charset, byte[] bytes) {
        String name = charset.name();
        boolean wide = name.startsWith("UTF-16") || name.startsWith("UTF-32");
        boolean seven = name.startsWith("ISO-2022");
        if (!wide && !seven) {
            return false;
        }
        for (byte b : bytes) {
            if (wide && b <= 0) {
                return false;
            }
            if (seven && b < 0) {
                return true;
            }
        }
        return wide;
    }

    /**
     * If most of the non-ASCII characters are UTF-8, one wrong or truncated character must not garble the rest: only
     * the wrong bytes are decoded as Windows-1252. Otherwise all are.
     */
    private static String brokenUtf8(byte[] bytes) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder(); // stops at what it cannot decode
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length); // never more chars than bytes
        int wrong = 0;
        for (CoderResult result = utf8.decode(in, out, true); result.isError(); result = utf8.decode(in, out, true)) {
            for (int i = 0; i < result.length(); i++) {
                out.put(new String(bytes, in.position(), 1, WINDOWS));
                in.get();
                wrong++;
            }
        }
        out.flip();
        long right = out.chars().filter(c -> c >= 0x80).count() - wrong;
        return right > wrong ? out.toString() : new String(bytes, WINDOWS);
    }
}
