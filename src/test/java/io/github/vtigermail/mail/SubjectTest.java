package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ProcessorTime;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "=?utf-8?Q?Gr=C3=BC=C3=9Fe_an_alle?=|Grüße an alle",
                "=?UTF-8?B?R3LDvMOfZQ==?=|Grüße",
                "=?iso-8859-1?q?Gr=FC=DFe?= TT12|Grüße TT12",
                "Re: =?utf-8?Q?=C3=BC?= und =?utf-8?Q?=C3=A4?=|Re: ü und ä",
                "=?utf-8*de?Q?=C3=BC?=|ü",
                "=?utf-8?Q?What??=|What?",
                "=?utf-8?Q?two words?=|two words",
                "=?gb2312?B?xOO6ww==?=|你好",
                "=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=|日本",
            })
    void encodedWordsAreDecoded(String raw, String subject) {
        assertThat(Subject.decode(raw)).isEqualTo(subject);
    }

    @Test
    void adjacentWordsThatSplitACharacterAreDecodedTogether() {
        assertThat(Subject.decode("=?utf-8?Q?Gr=C3?=\r\n =?UTF-8?Q?=BCn?=")).isEqualTo("Grün");
        assertThat(Subject.decode("=?utf-8?B?8J8=?= =?utf-8?B?mIA=?=")).isEqualTo("😀");
        assertThat(Subject.decode("=?utf-8?Q?Gr=C3?= =?utf-8?B?vG4=?=")).isEqualTo("Grün");
    }

    @Test
    void wordsInTwoCharsetsAreEachDecodedInTheirOwn() {
        assertThat(Subject.decode("=?utf-8?Q?=C3=BC?= =?iso-8859-1?Q?=FC?=")).isEqualTo("üü");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-unknown", "unknown-8bit", "no such charset", "😀", "", "utf-99", "iso-8859-8-i"})
    void anUnknownCharsetIsReadAnyway(String charset) {
        assertThat(Subject.decode("=?" + charset + "?Q?TT12?= x")).contains("TT12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=?",
                "=?utf-8",
                "=?utf-8?",
                "=?utf-8?Q",
                "=?utf-8?Q?",
                "=?utf-8?Q?abc",
                "=?utf-8?X?abc?=",
                "?=",
                "=?=",
                "=?utf-8?B?!!!?=",
                "=?utf-8?Q?=?=",
                "=?utf-8?Q?=C?="
            })
    void aMalformedEncodedWordIsNotAnError(String raw) {
        assertThat(Subject.decode(raw + " TT12")).endsWith("TT12");
    }

    @Test
    void aTruncatedWordDoesNotSwallowTheNextOne() {
        assertThat(Subject.decode("=?utf-8?Q?abc =?utf-8?Q?d=C3=BC?=")).isEqualTo("=?utf-8?Q?abc dü");
    }

    @Test
    void eightBitBytesAreUtf8IfValidAndOtherwiseWindows1252() {
        assertThat(Subject.decode(bytes("Grüße €", StandardCharsets.UTF_8))).isEqualTo("Grüße €");
        assertThat(Subject.decode(bytes("Grüße €", Charset.forName("windows-1252"))))
                .isEqualTo("Grüße €");
        assertThat(Subject.decode("Grüße 日本")).isEqualTo("Grüße 日本");
    }

    @Test
    void theResultIsOneLineWithoutControlCharacters() {
        assertThat(Subject.decode("a\r\n b\tc\u0000d\u007Fe\u0085f")).isEqualTo("a b c d e…f");
        assertThat(Subject.decode("=?utf-8?Q?a=0D=0ABcc:_x=00=1B[31m?=")).isEqualTo("a Bcc: x [31m");
    }

    @Test
    void bidiControlsAndInvisibleCharactersAreRemoved() {
        assertThat(Subject.decode("=?utf-8?Q?TT1=E2=80=AE2=E2=80=8B3=EF=BB=BF?="))
                .isEqualTo("TT123");
        assertThat(Subject.decode("a\u2066b\u2069\u200Ec\u061Cd")).isEqualTo("abcd");
    }

    @Test
    void loneSurrogatesAreReplaced() {
        assertThat(Subject.decode("a\uD83Db")).isEqualTo("a\uFFFDb");
    }

    @Test
    void missingAndEmptySubjectsAreEmpty() {
        assertThat(Subject.decode(null)).isEmpty();
        assertThat(Subject.decode("")).isEmpty();
        assertThat(Subject.decode(" \r\n ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "=?", "=?a?Q?", "=?utf-8?Q?=C3=BC?= ", "?", "=?a?Q?x?x", "\r\n ", "=?utf-8?Q??= ", "ü"})
    void aSubjectOfAMegabyteIsBoundedInTimeAndLength(String piece) {
        String raw = piece.repeat(1_000_000 / piece.length());
        String subject = ProcessorTime.within(Duration.ofSeconds(5), () -> Subject.decode(raw));
        assertThat(subject.length()).isLessThanOrEqualTo(Subject.MAX);
    }

    @Test
    void theLengthLimitDoesNotSplitACharacter() {
        assertThat(Subject.decode("a" + "😀".repeat(10_000))).hasSize(9_999).doesNotContain("\uFFFD");
    }

    private static String bytes(String text, Charset charset) {
        return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
    }
}
