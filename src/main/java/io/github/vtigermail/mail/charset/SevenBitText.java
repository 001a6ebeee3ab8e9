package io.github.vtigermail.mail.charset;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes text in which ASCII bytes stand for other characters: the ISO 2022 charsets, UTF-7 and HZ. Java has no
 * decoder of the last two, and Angus only one of IMAP's own UTF-7.
 */
final class SevenBitText {

    private static final Set<String> UTF_7 =
            Set.of("utf-7", "utf7", "unicode-1-1-utf-7", "csunicode11utf7", "x-unicode-2-0-utf-7", "cp65000");
    private static final Set<String> HZ = Set.of("hz-gb-2312", "hz-gb2312", "hz");

    private static final Pattern UTF_7_RUN = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");
    private static final Pattern ISO_2022 = Pattern.compile("(?i)iso-?2022");
    private static final int ESCAPE = 0x1B;
    private static final int SHIFT = 0x0E;

    private SevenBitText() {}

    /** Whether text in this charset has no bytes beyond ASCII. */
    static boolean isOf(Charset charset) {
        return charset != null && ISO_2022.matcher(charset.name()).find();
    }

    /** Whether these bytes switch to another character set, as those of the ISO 2022 charsets do. */
    static boolean isShifted(byte[] bytes) {
        for (byte b : bytes) {
            if (b == ESCAPE || b == SHIFT) {
                return true;
            }
        }
        return false;
    }

    /** The text of these bytes, all of them ASCII. */
    static String decode(byte[] bytes, String ascii, Charset charset, String declared) {
        boolean japanese = ascii.contains("\u001B$B") || ascii.contains("\u001B$@"); // whatever is declared
        Charset meant = japanese && !isOf(charset) ? CharsetNames.find("iso-2022-jp") : charset;
        meant = ascii.contains("\u001B$(D") ? CharsetNames.find("iso-2022-jp-2") : meant; // rare characters of names
        if (isOf(meant)) {
            return MultiByteText.decode(bytes, meant).text();
        }
        String name = CharsetNames.plain(declared);
        return UTF_7.contains(name) ? utf7(ascii) : HZ.contains(name) ? hz(bytes) : ascii;
    }

    /** Each run of Base64 between {@code +} and {@code -} is UTF-16. */
    private static String utf7(String text) {
        return UTF_7_RUN.matcher(text).replaceAll(run -> {
            String utf16 = run.group(1).isEmpty() ? "+" : utf16(run.group(1));
            return Matcher.quoteReplacement(utf16 == null ? run.group() : utf16);
        });
    }

    /** Null if it is not a whole number of chars: text that has a plus sign and only says that it is UTF-7. */
    private static String utf16(String base64) {
        int spare = base64.length() * 6 % 16;
        if (spare >= 6) {
            return null;
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        return new String(bytes, 0, bytes.length / 2 * 2, StandardCharsets.UTF_16BE);
    }

    /** Between <code>~{</code> and <code>~}</code>, and to the end of a line at most, two bytes are a character. */
    private static String hz(byte[] bytes) {
        ByteArrayOutputStream gb = new ByteArrayOutputStream(bytes.length);
        boolean chinese = false;
        for (int i = 0; i < bytes.length; i++) {
            int next = i + 1 < bytes.length ? bytes[i + 1] : -1;
            chinese &= bytes[i] != '\n';
            if (bytes[i] == '~' && (next == (chinese ? '}' : '{') || next == '\n')) {
                chinese = next == '{';
                i++;
            } else if (chinese && bytes[i] > ' ' && next > ' ') {
                gb.write(bytes[i] | 0x80);
                gb.write(next | 0x80);
                i++;
            } else {
                gb.write(bytes[i]);
                i += bytes[i] == '~' && next == '~' ? 1 : 0;
            }
        }
        return Charsets.decode(gb.toByteArray(), "gb2312");
    }
}
