package io.github.vtigermail.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharsetsTest {
    @ParameterizedTest
    @CsvSource({
        "cp-850,IBM850",
        "iso-8859-8-i,ISO-8859-8",
        "ISO-8859-8-E,ISO-8859-8",
        "cp850,IBM850",
        "windows-850,IBM850",
        "x-cp1252,windows-1252",
        "iso-8859-6-i,ISO-8859-6",
        "\"koi8-r\",KOI8-R",
        "ks_c_5601-1987,x-windows-949",
        "gb2312,GB18030"
    })
    void aliasesOfCharsetsAreRecognized(String declared, String meant) {
        assertThat(Charsets.find(declared)).isEqualTo(Charset.forName(meant));
    }
}
