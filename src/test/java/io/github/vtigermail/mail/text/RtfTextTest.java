package io.github.vtigermail.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ProcessorTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RtfTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\\rtf1 Hello\\par Ann}|Hello\\nAnn",
                "{\\rtf1 a\\b bold\\b0  c}|abold c",
                "{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Riched;}x}|x",
                "{\\rtf1{\\pict 0102}{\\*\\shppict{\\pict 0102}}x}|x",
                "{\\rtf1\\ansicpg1251 \\'cf\\'f0}|Пр",
                "{\\rtf1\\ansicpg932 \\'93\\'fa}|日",
                "{\\rtf1\\uc1\\u8364?\\u-10179?\\u-8704? 5}|€😀 5",
                "{\\rtf1\\uc2\\u8364\\'3f\\'3f5}|€5",
                "{\\rtf1 \\{\\\\\\}}|{\\}",
                "{\\rtf1 a\\bin3 }}}b}|ab",
                "{\\rtf1 a\\~b\\_c\\tab d}|a b-c\td",
                "{\\rtf1\\fromhtml1 {\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Hi\\htmlrtf\\par}\\htmlrtf0}|Hi\\n",
                "{\\rtf1{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt here}}}|here",
                "no rtf|no rtf",
            })
    void itsTextIsRead(String rtf, String text) {
        assertThat(RtfText.of(rtf)).isEqualTo(text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{", "}", "\\", "\\'", "\\'f", "\\u", "\\u9", "\\bin9999999", "\\*", "{\\*", "\\par", "a", "\\a-"
            })
    void anythingIsReadInBoundedTime(String piece) {
        String rtf = piece.repeat(1_000_000 / piece.length());
        assertThat(ProcessorTime.within(Duration.ofSeconds(20), () -> RtfText.of(rtf))
                        .length())
                .isLessThan(1_000_001);
    }

    @Test
    void noRtfGivesEmptyText() {
        assertThat(RtfText.of("")).isEmpty();
    }
}
