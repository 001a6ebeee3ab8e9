package io.github.vtigermail.mail.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
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

    private static final int MAX_NAME = 64;
    private static final Pattern PUNCTUATION = Pattern.compile("^[^a-z0-9]+|[^a-z0-9]+$"); // quotes, commas, brackets
    private static final Pattern CODE_PAGE = Pattern.compile("(?:x-)?(?:windows|win|cp|ms|ibm|dos)[-_]?(\\d{3,5})");

    /** Names that Java does not know, and Windows' code pages that it takes for IBM's; in front Java's own name. */
    private static final Map<String, String> ALIASES = byName(
            "UTF-8 unicode unicode11utf8 unicode20utf8 x-unicode20utf8 utf_8 utf8mb4 cp65001 cesu-8",
            "UTF-16 ucs-2 iso-10646-ucs-2 csunicode",
            "UTF-16LE unicodefeff utf16le",
            "UTF-16BE unicodefffe utf16be",
            "windows-1252 ansi latin-1 iso88591",
            "ISO-8859-2 iso88592",
            "ISO-8859-3 iso88593",
            "ISO-8859-4 iso88594",
            "ISO-8859-5 iso88595",
            "ISO-8859-6 iso88596 iso-8859-6-i iso-8859-6-e csiso88596i csiso88596e",
            "ISO-8859-7 iso88597",
            "ISO-8859-8 iso88598 iso-8859-8-i iso-8859-8-e csiso88598i csiso88598e logical visual",
            "ISO-8859-9 iso88599",
            "x-windows-874 iso8859-11 iso885911",
            "ISO-8859-13 iso885913",
            "ISO-8859-15 iso885915",
            "KOI8-R koi",
            "KOI8-U koi8-ru",
            "x-MacRoman mac macintosh csmacintosh x-mac-roman",
            "x-MacCentralEurope x-mac-ce x-mac-centraleurroman",
            "x-MacGreek x-mac-greek",
            "x-MacTurkish x-mac-turkish",
            "x-MacUkraine x-mac-cyrillic x-mac-ukrainian",
            "GB18030 chinese csgb2312 csiso58gb231280 gb_2312 gb_2312-80 iso-ir-58 x-gbk cn-gb",
            "Big5 cn-big5 x-x-big5 cp950",
            "EUC-KR korean iso-ir-149 csksc56011987 ks_c_5601-1989 ksc_5601-1987 cp949",
            "Shift_JIS sjis-win cp932",
            "EUC-JP eucjp-win cp51932",
            "ISO-2022-JP iso-2022-jp-ms");

    /** Java's names of charsets, with the superset that is meant in front. */
    private static final Map<String, String> SUPERSETS = byName(
            "windows-1252 ISO-8859-1",
            "windows-1254 ISO-8859-9",
            "x-windows-874 TIS-620 x-iso-8859-11 x-IBM874",
            "GB18030 GB2312 GBK x-mswin-936",
            "x-MS950-HKSCS Big5 Big5-HKSCS x-windows-950",
            "x-windows-949 EUC-KR",
            "windows-31j Shift_JIS",
            "x-eucJP-Open EUC-JP",
            "x-windows-iso2022jp ISO-2022-JP x-windows-50220 x-windows-50221");

    private CharsetNames() {}

    /** The first word of each line, by each of the others. */
    private static Map<String, String> byName(String... lines) {
        Map<String, String> names = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                names.put(words[i], words[0]);
            }
        }
        return names;
    }

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
        if (name.isEmpty()) {
            return null; // as mostly; Java would make an exception of it
        }
        Charset charset = forName(ALIASES.getOrDefault(name, name));
        Matcher page = CODE_PAGE.matcher(name);
        if (charset == null && page.matches()) {
            charset = forName("windows-" + page.group(1));
            charset = charset == null ? forName("IBM" + page.group(1)) : charset;
        }
        if (charset == null || StandardCharsets.US_ASCII.equals(charset)) {
            return null;
        }
        Charset superset = forName(SUPERSETS.getOrDefault(charset.name(), charset.name()));
        return superset == null ? charset : superset; // a small Java may lack it
    }

    private static Charset forName(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) { // illegal or unsupported: a mail can declare anything
            return null;
        }
    }
}
