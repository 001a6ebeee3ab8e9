package io.github.vtigermail.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Mime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrayTextTest {
    private static final String BLANK_PAGE = "<html><body><p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>";

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t\n", "\u00a0\n"})
    void aBlankMailShowsNoSource(String blank) throws Exception {
        assertThat(Mime.read(Mime.plain(blank)).text()).isEmpty();
        assertThat(Mime.read(Mime.html(BLANK_PAGE)).text()).isEmpty();
        assertThat(Mime.read(Mime.part("Content-Type: text/plain", blank.getBytes()))
                        .text())
                .isEmpty();
        assertThat(Mime.read(Mime.alternative(Mime.plain(blank), Mime.html(BLANK_PAGE)))
                        .text())
                .isEmpty();
        assertThat(Mime.read(Mime.mixed(Mime.alternative(Mime.plain(blank), Mime.html(BLANK_PAGE)), Mime.plain(blank)))
                        .text())
                .isEmpty();
        String unclosed = Mime.alternative(Mime.plain(blank), Mime.html(BLANK_PAGE));
        assertThat(Mime.read(unclosed.substring(0, unclosed.lastIndexOf("\n--")))
                        .text())
                .isEmpty();
    }

    @Test
    void aBlankMailDoesNotSayThatItIsMime() throws Exception {
        assertThat(Mime.read(around("This is a multi-part message in MIME format.", ""))
                        .text())
                .isEmpty();
    }

    @Test
    void textAroundBlankPartsIsBetterThanNone() throws Exception {
        assertThat(Mime.read(around("The tray is stuck.", "")).text()).isEqualTo("The tray is stuck.");
        assertThat(Mime.read(around("", "The tray is stuck.")).text()).isEqualTo("The tray is stuck.");
    }

    private static String around(String before, String after) {
        return "Content-Type: multipart/mixed; boundary=b\n\n" + before + "\n--b\n" + Mime.plain("\n") + "\n--b--\n"
                + after + "\n";
    }
}
