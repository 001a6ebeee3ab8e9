package io.github.vtigermail.mail.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The charsets that mails declare, by name. As in browsers, a name means the largest charset that mailers use under it:
 * Java's own charset of that name is often a smaller one, without {@code ①}, {@code €} or typographic quotes.
 */
final class CharsetNames {

    static final Charset WINDOWS = Charset.forName("windows-1252");
    static final Charset CHINESE = Charset.forName("GB18030");
    static final Charset JAPANESE = Charset.forName("windows-31j");
    static final Charset JAPANESE_UNIX = Charset.forName("x-eucJP-Open");
    static final Charset JAPANESE_MAIL = Charset.forName("x-windows-iso2022jp");

    private static final int MAX_NAME = 64;
    private static final Pattern PUNCTUATION = Pattern.compile("^[^a-z0-9]+|[^a-z0-9]+$"); // quotes, commas, brackets
    private static final Pattern CODE_PAGE = Pattern.compile("(?:x-)?(?:windows|win|cp|ms|ibm|dos)[-_]?(\\d{3,5})");

    /** Names that Java does not know, and Windows' code pages that it takes for IBM's. */
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("unicode", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("unicode11utf8", "UTF-8"),
            Map.entry("unicode20utf8", "UTF-8"),
            Map.entry("x-unicode20utf8", "UTF-8"),
            Map.entry("cp65001", "UTF-8"),
            Map.entry("utf_8", "UTF-8"),
            Map.entry("utf8mb4", "UTF-8"), // MySQL's
            Map.entry("cesu-8", "UTF-8"), // which is decoded with CESU-8's pairs
            Map.entry("ucs-2", "UTF-16"),
            Map.entry("iso-10646-ucs-2", "UTF-16"),
            Map.entry("csunicode", "UTF-16"),
            Map.entry("unicodefeff", "UTF-16LE"),
            Map.entry("unicodefffe", "UTF-16BE"),
            Map.entry("utf16le", "UTF-16LE"),
            Map.entry("utf16be", "UTF-16BE"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso88591", "windows-1252"),
            Map.entry("iso88592", "ISO-8859-2"),
            Map.entry("iso88593", "ISO-8859-3"),
            Map.entry("iso88594", "ISO-8859-4"),
            Map.entry("iso88595", "ISO-8859-5"),
            Map.entry("iso88596", "ISO-8859-6"),
            Map.entry("iso-8859-6-i", "ISO-8859-6"),
            Map.entry("iso-8859-6-e", "ISO-8859-6"),
            Map.entry("csiso88596e", "ISO-8859-6"),
            Map.entry("csiso88596i", "ISO-8859-6"),
            Map.entry("iso88597", "ISO-8859-7"),
            Map.entry("iso88598", "ISO-8859-8"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-8-e", "ISO-8859-8"),
            Map.entry("csiso88598e", "ISO-8859-8"),
            Map.entry("csiso88598i", "ISO-8859-8"),
            Map.entry("logical", "ISO-8859-8"),
            Map.entry("visual", "ISO-8859-8"),
            Map.entry("iso88599", "windows-1254"),
            Map.entry("iso8859-11", "x-windows-874"),
            Map.entry("iso885911", "x-windows-874"),
            Map.entry("iso885913", "ISO-8859-13"),
            Map.entry("iso885915", "ISO-8859-15"),
            Map.entry("koi", "KOI8-R"),
            Map.entry("koi8", "KOI8-R"),
            Map.entry("koi8-ru", "KOI8-U"),
            Map.entry("mac", "x-MacRoman"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("csmacintosh", "x-MacRoman"),
            Map.entry("x-mac-roman", "x-MacRoman"),
            Map.entry("x-mac-cyrillic", "x-MacUkraine"),
            Map.entry("x-mac-ukrainian", "x-MacUkraine"),
            Map.entry("chinese", "GB18030"),
            Map.entry("csgb2312", "GB18030"),
            Map.entry("csiso58gb231280", "GB18030"),
            Map.entry("gb_2312", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("iso-ir-58", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("cn-gb", "GB18030"),
            Map.entry("cn-big5", "Big5"),
            Map.entry("x-x-big5", "Big5"),
            Map.entry("korean", "EUC-KR"),
            Map.entry("iso-ir-149", "EUC-KR"),
            Map.entry("csksc56011987", "EUC-KR"),
            Map.entry("ks_c_5601-1989", "EUC-KR"),
            Map.entry("ksc_5601-1987", "EUC-KR"),
            Map.entry("cp932", "Shift_JIS"),
            Map.entry("cp949", "EUC-KR"),
            Map.entry("cp950", "Big5"),
            Map.entry("shift-jis", "Shift_JIS"),
            Map.entry("ms_kanji", "Shift_JIS"),
            Map.entry("sjis-win", "Shift_JIS"), // and PHP's
            Map.entry("x-euc-jp", "EUC-JP"),
            Map.entry("eucjp-win", "EUC-JP"),
            Map.entry("cp51932", "EUC-JP"),
            Map.entry("iso-2022-jp-ms", "ISO-2022-JP"));

    /** By the name of Java's charset. */
    private static final Map<String, String> SUPERSETS = Map.ofEntries(
            Map.entry("ISO-8859-1", "windows-1252"),
            Map.entry("ISO-8859-9", "windows-1254"),
            Map.entry("TIS-620", "x-windows-874"),
            Map.entry("x-iso-8859-11", "x-windows-874"),
            Map.entry("x-IBM874", "x-windows-874"),
            Map.entry("GB2312", "GB18030"),
            Map.entry("GBK", "GB18030"),
            Map.entry("x-mswin-936", "GB18030"),
            Map.entry("Big5", "x-MS950-HKSCS"),
            Map.entry("Big5-HKSCS", "x-MS950-HKSCS"),
            Map.entry("x-windows-950", "x-MS950-HKSCS"),
            Map.entry("EUC-KR", "x-windows-949"),
            Map.entry("Shift_JIS", "windows-31j"),
            Map.entry("EUC-JP", "x-eucJP-Open"),
            Map.entry("ISO-2022-JP", JAPANESE_MAIL.name()),
            Map.entry("x-windows-50220", JAPANESE_MAIL.name()),
            Map.entry("x-windows-50221", JAPANESE_MAIL.name()));

    private CharsetNames() {}

    /** A name without what surrounds it, and in lower case; empty for null or one that is too long. */
    static String plain(String declared) {
        if (declared == null || declared.length() > MAX_NAME) {
            return "";
        }
        String name = declared.toLowerCase(Locale.ROOT);
        int language = name.indexOf('*'); // RFC 2231's
        String bare = language < 0 ? name : name.substring(0, language);
        return PUNCTUATION.matcher(bare).replaceAll("").replace(' ', '-');
    }

    /** The charset of this name; null if there is none, it is unknown, or it says nothing (US-ASCII, unknown-8bit). */
    static Charset find(String declared) {
        String name = plain(declared);
        Charset charset = forName(ALIASES.getOrDefault(name, name));
        Matcher page = CODE_PAGE.matcher(name);
        if (charset == null && page.matches()) {
            charset = forName("windows-" + page.group(1));
            charset = charset == null ? forName("IBM" + page.group(1)) : charset;
        }
        if (charset == null || StandardCharsets.US_ASCII.equals(charset)) {
            return null;
        }
        String superset = SUPERSETS.get(charset.name());
        return superset == null ? charset : Charset.forName(superset);
    }

    private static Charset forName(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) { // illegal or unsupported: a mail can declare anything
            return null;
        }
    }
}
