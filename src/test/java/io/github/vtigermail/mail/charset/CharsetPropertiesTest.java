package io.github.vtigermail.mail.charset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** What holds for random texts in the charsets of mail, from one character on. */
class CharsetPropertiesTest {

    private static final int TRIES = 500;

    /** A charset, and the letters of a language that is written in it. */
    private record Written(String charset, String letters) {

        Arbitrary<Character> letter() {
            CharsetEncoder encoder = Charset.forName(charset).newEncoder();
            List<Arbitrary<Character>> ranges = letters.lines()
                    .flatMap(line -> List.of(line.split(" ")).stream())
                    .<Arbitrary<Character>>map(range -> Arbitraries.chars()
                            .range(range.charAt(0), range.charAt(range.length() - 1))
                            .filter(1_000, encoder::canEncode))
                    .toList();
            return Arbitraries.oneOf(ranges);
        }
    }

    private record Text(String charset, String text) {}

    private static final List<Written> SINGLE_BYTE = List.of(
            new Written("ISO-8859-1", "a-z ä ö ü ß"), // German
            new Written("windows-1252", "a-z à â ç é è ê ë î ï ô ù û œ"), // French
            new Written("windows-1252", "a-z á é í ñ ó ú ü"), // Spanish
            new Written("windows-1252", "a-z ã õ á â à ç é ê í ó ô ú"), // Portuguese
            new Written("ISO-8859-15", "a-z å ä ö é æ ø ð þ"), // Nordic
            new Written("windows-1250", "a-z á č ď é ě í ň ó ř š ť ú ů ý ž"), // Czech
            new Written("windows-1250", "a-z á é í ó ö ő ú ü ű"), // Hungarian
            new Written("ISO-8859-2", "a-z ą ć ę ł ń ó ś ź ż"), // Polish
            new Written("windows-1250", "a-z ă â î ş ţ"), // Romanian
            new Written("windows-1251", "а-я ё"), // Russian
            new Written("windows-1251", "а-я і ї є ґ"), // Ukrainian
            new Written("KOI8-R", "а-я ё"),
            new Written("KOI8-U", "а-я і ї є"),
            new Written("ISO-8859-5", "а-я ђ ј љ њ ћ џ"), // Serbian
            new Written("windows-1253", "α-ω ά έ ή ί ό ύ ώ"),
            new Written("ISO-8859-7", "α-ω ά έ ή ί ό ύ ώ"),
            new Written("windows-1254", "a-z ç ğ ı ö ş ü"), // Turkish
            new Written("windows-1255", "א-ת"),
            new Written("windows-1256", "ء-غ ف-ي"),
            new Written("windows-1257", "a-z ą č ę ė į š ų ū ž"), // Lithuanian
            new Written("TIS-620", "ก-ฮ ะ า เ-ไ"));

    private static final List<Written> MULTI_BYTE = List.of(
            new Written("ISO-2022-JP", "ぁ-ん ァ-ン 一-龠"),
            new Written("Shift_JIS", "ぁ-ん ァ-ン 一-龠"),
            new Written("EUC-JP", "ぁ-ん ァ-ン 一-龠"),
            new Written("GB2312", "一-龠"),
            new Written("GBK", "一-龠"),
            new Written("Big5", "一-龠"),
            new Written("EUC-KR", "가-힣"),
            new Written("x-windows-949", "가-힣"));

    @Property(tries = TRIES)
    void aTextInASingleByteCharsetIsReadAsDeclared(@ForAll("singleByte") Text text) {
        assertThat(Charsets.decode(text.text.getBytes(Charset.forName(text.charset)), text.charset))
                .isEqualTo(text.text);
    }

    @Property(tries = TRIES)
    void aTextInAMultiByteCharsetIsReadAsDeclared(@ForAll("multiByte") Text text) {
        assertThat(Charsets.decode(text.text.getBytes(Charset.forName(text.charset)), text.charset))
                .isEqualTo(text.text);
    }

    @Property(tries = TRIES)
    void utf8IsReadWhateverSingleByteCharsetItsLanguageIsDeclaredIn(@ForAll("singleByte") Text text) {
        String more = text.text + " " + text.text; // of one letter nobody can tell
        assertThat(Charsets.decode(more.getBytes(UTF_8), text.charset)).isEqualTo(more);
        assertThat(Charsets.decode(more.getBytes(UTF_8), null)).isEqualTo(more);
    }

    @Property(tries = TRIES)
    void aWrongByteCostsOneCharacter(@ForAll("multiByte") Text text, @ForAll @DoubleRange(max = 1) double where) {
        Charset charset = Charset.forName(text.charset);
        int at = text.text.offsetByCodePoints(0, (int) (text.text.length() * where));
        byte[] start = text.text.substring(0, at).getBytes(charset);
        byte[] end = text.text.substring(at).getBytes(charset);
        byte[] bytes = new byte[start.length + 1 + end.length];
        System.arraycopy(start, 0, bytes, 0, start.length);
        bytes[start.length] = (byte) 0xFF;
        System.arraycopy(end, 0, bytes, start.length + 1, end.length);
        assertThat(Charsets.decode(bytes, text.charset))
                .isEqualTo(text.text.substring(0, at) + '\uFFFD' + text.text.substring(at));
    }

    @Property(tries = TRIES)
    void anyBytesAreRead(@ForAll byte[] bytes, @ForAll("names") String declared) {
        assertThat(Charsets.decode(bytes, declared).length()).isLessThanOrEqualTo(bytes.length);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("utf-8", "utf-7", "utf-16", "hz", "koi8-r", "iso-2022-kr", "iso-2022-cn", "x-unknown")
                .injectNull(0.1)
                .flatMap(name -> Arbitraries.of(MULTI_BYTE)
                        .map(Written::charset)
                        .flatMap(other -> Arbitraries.of(name == null ? other : name, other)));
    }

    @Provide
    Arbitrary<Text> singleByte() {
        return texts(SINGLE_BYTE);
    }

    @Provide
    Arbitrary<Text> multiByte() {
        return texts(MULTI_BYTE);
    }

    private static Arbitrary<Text> texts(List<Written> all) {
        return Arbitraries.of(all)
                .flatMap(written -> Combinators.combine(word(written), between())
                        .as(String::concat)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(8)
                        .map(words -> new Text(written.charset, String.join("", words))));
    }

    private static Arbitrary<String> word(Written written) {
        Arbitrary<String> word = written.letter()
                .list()
                .ofMinSize(1)
                .ofMaxSize(8)
                .map(letters -> {
                    StringBuilder text = new StringBuilder();
                    letters.forEach(text::append);
                    return text.toString();
                });
        CharsetEncoder encoder = Charset.forName(written.charset).newEncoder();
        return Combinators.combine(word, Arbitraries.integers().between(0, 9)).as((text, style) -> {
            String capital = style == 0
                    ? text.toUpperCase(Locale.ROOT)
                    : style < 3 ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
            return encoder.canEncode(capital) ? capital : text;
        });
    }

    private static Arbitrary<String> between() {
        return Arbitraries.of("", " ", ", ", "\n", ". ", "! ", " 12 ", " PDF-");
    }
}
