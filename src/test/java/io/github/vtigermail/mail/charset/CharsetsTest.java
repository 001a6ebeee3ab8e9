package io.github.vtigermail.mail.charset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ProcessorTime;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetsTest {

    @ParameterizedTest
    @CsvSource({
        "iso-2022-jp, x-windows-iso2022jp, ②の手順で㈱山田の型番Ⅲを見て下さい。",
        "iso-2022-jp, x-windows-iso2022jp, 髙橋です。",
        "iso-2022-jp, x-windows-50221, ｶﾀｶﾅです",
        "shift_jis, windows-31j, ①Ⅰ髙㈱～",
        "euc-jp, x-eucJP-Open, ③Ⅱの部品",
        "big5, x-windows-950, 價格 € 20，裏面",
        "big5, x-MS950-HKSCS, 啲嘢喺邊度",
        "gb2312, GB18030, 朱镕基，㐀",
        "gbk, GB18030, 㐀是罕用字",
        "euc-kr, x-windows-949, 똠방각하 펩시",
        "ks_c_5601-1987, x-windows-949, 햏햏",
        "tis-620, x-windows-874, ราคา € 20 – “ดี”",
        "iso-8859-9, windows-1254, Fiyatı 20 € – “ucuz”",
        "iso-8859-1, windows-1252, 20 € – „billig“",
        "us-ascii, windows-1252, Grüße für 20 €",
        "iso-8859-2, windows-1250, „Drukarka” nie działa – żółte",
        "iso-8859-7, windows-1253, κείμενο – ’α’",
    })
    void aCharacterThatTheCharsetHasOnlyInPracticeIsRead(String declared, String written, String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName(written)), declared))
                .isEqualTo(text);
    }

    @Test
    void aRareCharacterOfJapaneseNamesIsRead() {
        assertThat(decoded("1B242844 3021 1B2842 1B2442 467C 1B2842", "iso-2022-jp"))
                .isEqualTo("丂日");
    }

    @Test
    void theEuroOfChineseWindowsIsRead() {
        assertThat(decoded("802031302C20 B4F2", "gb2312")).isEqualTo("€ 10, 打");
    }

    @ParameterizedTest
    @CsvSource({
        "iso-2022-jp, 印刷できません。, 電源は入っています。",
        "shift_jis, 印刷できません。, 電源は入っています。",
        "euc-jp, 印刷できません。, 電源は入っています。",
        "gb2312, 打印机坏了。, 请打电话给我。",
        "big5, 印表機壞了。, 請打電話給我。",
        "euc-kr, 프린터가 고장입니다., 전화 주세요.",
    })
    void oneWrongByteCostsOneCharacterInThatLine(String charset, String before, String after) {
        for (int wrong : new int[] {0x80, 0xFF}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(before.getBytes(Charset.forName(charset)));
            bytes.write(wrong);
            bytes.writeBytes((after + "\n" + before).getBytes(Charset.forName(charset)));
            assertThat(Charsets.decode(bytes.toByteArray(), charset).replace('€', '\uFFFD'))
                    .isEqualTo(before + "\uFFFD" + after + "\n" + before);
        }
    }

    @ParameterizedTest
    @CsvSource({"shift_jis, 83, データ", "euc-jp, A5, データ", "gb2312, B4, 数据", "big5, A4, 資料", "euc-kr, B0, 자료"})
    void halfACharacterAtTheEndOfALineCostsNoOther(String charset, String half, String text) {
        byte[] line = text.getBytes(Charset.forName(charset));
        byte[] bytes = new byte[2 * line.length + 2];
        System.arraycopy(line, 0, bytes, 0, line.length);
        bytes[line.length] = HexFormat.of().parseHex(half)[0];
        bytes[line.length + 1] = '\n';
        System.arraycopy(line, 0, bytes, line.length + 2, line.length);
        assertThat(Charsets.decode(bytes, charset)).isEqualTo(text + "\uFFFD\n" + text);
    }

    @Test
    void aJapaneseLineThatDoesNotSwitchBackDoesNotGarbleTheNextOnes() {
        assertThat(decoded("1B2442 467C4B5C 0D0A 5052 31 0D0A 1B2442 467C 1B2842", "iso-2022-jp"))
                .isEqualTo("日本\r\nPR1\r\n日");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-ascii", "utf-8", "iso-8859-1", "shift_jis", "x-unknown"})
    void japaneseMailSaysByItsEscapesWhatItIs(String declared) {
        byte[] mail = "①電源です".getBytes(Charset.forName("x-windows-iso2022jp"));
        assertThat(Charsets.decode(mail, declared)).isEqualTo("①電源です");
        assertThat(Charsets.decode(mail, null)).isEqualTo("①電源です");
        assertThat(Charsets.decode("\u001B[31mred\u001B(B\u001B[m".getBytes(UTF_8), declared))
                .isEqualTo("\u001B[31mred\u001B(B\u001B[m");
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8859-1, Grüße aus Köln",
        "windows-1252, 20 °C",
        "iso-8859-15, Æblegrød à 5 €",
        "iso-8859-2, Dzień dobry",
        "iso-8859-1, Dzień dobry",
        "iso-8859-1, Привет",
        "iso-8859-1, 打印机",
        "windows-1252, So 😀",
        "windows-1250, Příliš žluťoučký kůň",
        "windows-1251, Привет, как дела",
        "koi8-r, Привет мир",
        "iso-8859-5, Добрый день",
        "windows-1253, Καλημέρα",
        "iso-8859-7, ναι",
        "windows-1254, Teşekkürler, iyi günler",
        "iso-8859-8, שלום",
        "windows-1256, مرحبا",
        "windows-1257, Labdien, kā iet",
        "tis-620, สวัสดี",
        "utf-16, Grüße",
        "iso-2022-jp, 印刷できません",
        "gb2312, 打印机坏了，请打电话",
        "big5, 印表機壞了",
        "shift_jis, 印刷できません",
        "euc-kr, 프린터가 고장입니다",
    })
    void utf8IsReadAsUtf8WhateverIsDeclared(String declared, String text) {
        assertThat(Charsets.decode(text.getBytes(UTF_8), declared)).isEqualTo(text);
    }

    /** All of them are valid UTF-8, by chance. */
    @ParameterizedTest
    @CsvSource({
        "gb2312, 联通",
        "gb2312, 联",
        "shift_jis, ﾂ｡ﾃ｡",
        "windows-1251, ДІ",
        "windows-1251, РОСІЇ",
        "windows-1252, CAFÉ…",
        "windows-1252, groß…",
        "windows-1250, RÓŻA",
        "windows-874, รก",
        "windows-1251, В\u00A0PDF",
        "iso-2022-jp, こんにちは",
    })
    void aShortTextIsNotTakenForUtf8(String charset, String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName(charset)), charset))
                .isEqualTo(text);
    }

    /** With bytes that look like UTF-8: {@code Р»} is also л, {@code é\u00A0»} is also 頻. */
    @ParameterizedTest
    @CsvSource({
        "windows-1251, ООО «ЦЕНТР» и «МИР»",
        "windows-1251, РІК НАРОДЖЕННЯ: компанії Азії",
        "koi8-r, вперёд и пёс",
        "windows-1252, «\u00A0été\u00A0»",
        "windows-1252, «\u00A0voilà\u00A0» ou café",
        "windows-1256, عکس",
        "windows-1254, ŞİŞ ÇÖĞÜ",
        "windows-1250, „CASĂ” ŁÓŻKO",
        "IBM850, ├──┤ └┐",
    })
    void aTextIsNotTakenForUtf8InPart(String charset, String text) {
        assertThat(Charsets.decode(text.getBytes(Charset.forName(charset)), charset))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "iso-8859-1", "us-ascii", ""})
    void aFooterInAnotherCharsetDoesNotGarbleTheText(String declared) {
        byte[] mail = bytes(
                "Schöne Grüße\n".getBytes(UTF_8),
                "Müller für Söhne, Räder, Höfe, Türen, Böden\n".getBytes(Charset.forName("windows-1252")),
                "打印机坏了\n".getBytes(UTF_8));
        assertThat(Charsets.decode(mail, declared))
                .isEqualTo("Schöne Grüße\nMüller für Söhne, Räder, Höfe, Türen, Böden\n打印机坏了\n");
    }

    @Test
    void aQuoteInUtf8IsReadInsideATextInAnotherCharset() {
        byte[] mail =
                bytes("Не печатает.\n".getBytes(Charset.forName("windows-1251")), "> Вы писали:\n".getBytes(UTF_8));
        assertThat(Charsets.decode(mail, "windows-1251")).isEqualTo("Не печатает.\n> Вы писали:\n");
        assertThat(Charsets.decode(mail, "koi8-r")).endsWith("> Вы писали:\n");
    }

    @ParameterizedTest
    @CsvSource({"windows-1251, привет", "koi8-r, привет", "iso-8859-7, ναι", "windows-1255, שלום", "tis-620, สวัสดี"})
    void aWordInUtf8IsReadInsideALineInAnotherCharset(String charset, String word) {
        byte[] other = (" " + (word + " ").repeat(9)).getBytes(Charset.forName(charset));
        assertThat(Charsets.decode(bytes(word.getBytes(UTF_8), other), charset))
                .isEqualTo(word + " " + (word + " ").repeat(9));
    }

    @Test
    void aPairOfSurrogatesIsOneCharacter() {
        byte[] pair = HexFormat.of().parseHex("EDA0BDEDB880"); // 😀 in CESU-8
        assertThat(Charsets.decode(bytes("Schön ".getBytes(UTF_8), pair), "utf-8"))
                .isEqualTo("Schön 😀");
        assertThat(Charsets.decode(pair, "cesu-8")).isEqualTo("😀");
        assertThat(Charsets.decode(bytes(pair, "é".getBytes(UTF_8)), "iso-8859-1"))
                .isEqualTo("😀é");
    }

    @Test
    void aCharacterThatTheEndCutsOffIsReplaced() {
        byte[] text = "Größe größer".getBytes(UTF_8);
        assertThat(Charsets.decode(Arrays.copyOf(text, 4), "utf-8")).isEqualTo("Grö");
        assertThat(Charsets.decode(Arrays.copyOf(text, 5), "utf-8")).isEqualTo("Grö\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({
        "utf-7, Gr+APwA3w-e, Grüße",
        "utf-7, Hi Mom +Jjo-!, Hi Mom ☺!",
        "UTF-7, +ZeVnLIqe, 日本語",
        "utf-7, 1 +- 1 = 2, 1 + 1 = 2",
        "utf-7, C++ and a+test of 1+1, C++ and a+test of 1+1",
        "unicode-1-1-utf-7, +2D3eAA-, 😀",
        "utf-8, Gr+APwA3w-e, Gr+APwA3w-e",
    })
    void utf7IsReadWhereItIsDeclared(String declared, String raw, String text) {
        assertThat(Charsets.decode(raw.getBytes(UTF_8), declared)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"Test ~{4rS!;z~} ok, Test 打印机 ok", "a~~b, a~b", "~{4r, 打", "no ~ no, no ~ no"})
    void hzIsReadWhereItIsDeclared(String raw, String text) {
        assertThat(Charsets.decode(raw.getBytes(UTF_8), "hz-gb-2312")).isEqualTo(text);
        assertThat(Charsets.decode(raw.getBytes(UTF_8), "gb2312")).isEqualTo(raw);
    }

    @Test
    void utf16IsReadInEitherOrder() {
        String text = "Grüße, 打印机\r\n";
        assertThat(Charsets.decode(text.getBytes(StandardCharsets.UTF_16LE), "utf-16"))
                .isEqualTo(text);
        assertThat(Charsets.decode(text.getBytes(StandardCharsets.UTF_16BE), "utf-16"))
                .isEqualTo(text);
        assertThat(Charsets.decode(text.getBytes(StandardCharsets.UTF_16LE), "utf-16le"))
                .isEqualTo(text);
        assertThat(Charsets.decode(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE), null))
                .isEqualTo(text);
        assertThat(Charsets.decode("Hello, 打印机".getBytes(StandardCharsets.UTF_16LE), "utf-8"))
                .isEqualTo("Hello, 打印机");
        assertThat(Charsets.decode("a\0b".getBytes(UTF_8), "utf-8")).isEqualTo("a\0b");
        assertThat(Charsets.decode("ÿþ".getBytes(StandardCharsets.ISO_8859_1), null))
                .isEqualTo("ÿþ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utf-8",
                "utf-7",
                "utf-16",
                "iso-2022-jp",
                "hz-gb-2312",
                "shift_jis",
                "euc-jp",
                "gb2312",
                "big5",
                "koi8-r"
            })
    void fourMegabytesOfAnythingAreReadInBoundedTime(String charset) {
        byte[] random = new byte[4_000_000];
        new Random(1).nextBytes(random);
        byte[] pattern = random.clone();
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (byte) "+A-\u001B$B~{\u00ED\u00A0\u00FF".charAt(i % 11);
        }
        for (byte[] bytes : new byte[][] {random, pattern}) {
            String text = ProcessorTime.within(Duration.ofSeconds(5), () -> Charsets.decode(bytes, charset));
            assertThat(text.length()).isLessThanOrEqualTo(bytes.length);
        }
    }

    private static String decoded(String hex, String charset) {
        return Charsets.decode(HexFormat.of().parseHex(hex.replace(" ", "")), charset);
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
