package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyledLettersTest {

    @ParameterizedTest
    @CsvSource({
        "𝐏𝐥𝐞𝐚𝐬𝐞 call,Please call",
        "𝓟𝓵𝓮𝓪𝓼𝓮,Please",
        "𝙿𝚕𝚎𝚊𝚜𝚎 𝟷𝟸,Please 12",
        "𝑇ℎ𝑒 𝒫𝓁ℯ𝒶𝓈ℯ,The Please",
        "🄿🄻🄴🄰🅂🄴,PLEASE",
        "𝛼 and 𝛽,α and β",
    })
    void aReaderSeesLetters(String styled, String plain) {
        assertThat(CleanText.lines(styled)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 ℓ at 20 ℃", "№ 5 ™ ½ ﬁ ① Ｔ", "😀 𠮷田 🇩🇪 🆗", "Ω 10 K", "e\u0301"})
    void nothingElseIsNormalized(String text) {
        assertThat(CleanText.lines(text)).isEqualTo(text);
    }

    @Test
    void halfACharacterIsNoLetter() {
        assertThat(StyledLetters.plain("a\uD835")).isEqualTo("a\uD835");
        assertThat(StyledLetters.plain("\uD835b𝐜")).isEqualTo("\uD835bc");
    }
}
