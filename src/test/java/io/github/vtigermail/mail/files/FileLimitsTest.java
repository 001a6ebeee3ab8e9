package io.github.vtigermail.mail.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the files of a mail each goes along, or has a reason why not. */
class FileLimitsTest {
    private final FileLimits limits = new FileLimits(10, 25, 5, Set.of("exe", "ps1"));

    @Test
    void whatIsWithinAllLimitsGoesAlongInItsOrder() {
        FileChoice choice = limits.choose(List.of(file("b.txt", 10), file("a.txt", 10), file("c.txt", 5)));

        assertThat(choice.along()).extracting(MailFile::name).containsExactly("b.txt", "a.txt", "c.txt");
        assertThat(choice.left()).isEmpty();
    }

    @Test
    void eachOtherIsLeftWithItsReasonAndASmallerOneBehindItStillGoesAlong() {
        FileChoice choice = limits.choose(List.of(
                file("large.txt", 11),
                file("1.txt", 10),
                file("empty.txt", 0),
                file("2.txt", 10),
                file("much.txt", 6),
                file("3.txt", 5)));

        assertThat(choice.along()).extracting(MailFile::name).containsExactly("1.txt", "2.txt", "3.txt");
        assertThat(choice.left())
                .containsExactly(
                        new LeftFile("large.txt", LeftFile.Why.TOO_LARGE),
                        new LeftFile("empty.txt", LeftFile.Why.EMPTY),
                        new LeftFile("much.txt", LeftFile.Why.TOO_LARGE_TOGETHER));
    }

    @Test
    void ofTooManyTheFirstGoAlong() {
        FileChoice choice = limits.choose(
                IntStream.range(0, 7).mapToObj(i -> file(i + ".txt", 1)).toList());

        assertThat(choice.along()).hasSize(5);
        assertThat(choice.left())
                .containsExactly(
                        new LeftFile("5.txt", LeftFile.Why.TOO_MANY), new LeftFile("6.txt", LeftFile.Why.TOO_MANY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.exe",
                "A.EXE",
                "invoice.pdf.exe",
                "a.exe.",
                "a.exe . ",
                "a.ps1",
                ".exe",
                "a.exe\u2003",
                "..exe"
            })
    void whatWindowsWouldRunIsBlockedHoweverItIsWritten(String name) {
        assertThat(limits.choose(List.of(file(name, 1))).left())
                .containsExactly(new LeftFile(name, LeftFile.Why.BLOCKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exe", "a.exe.txt", "a.exes", "a.ex", "", ".", "...", " ", "a"})
    void whatOnlyLooksLikeItIsNot(String name) {
        assertThat(limits.choose(List.of(file(name, 1))).left()).isEmpty();
    }

    @Test
    void aFileThatIsPrintedDoesNotTellItsName() {
        assertThat(new LeftFile("secret.exe", LeftFile.Why.BLOCKED).toString()).doesNotContain("secret");
        assertThat(limits.choose(List.of(file("secret.txt", 1))).toString()).doesNotContain("secret");
    }

    private static MailFile file(String name, long size) {
        return new MailFile(name, "text/plain", size, InputStream::nullInputStream);
    }
}
