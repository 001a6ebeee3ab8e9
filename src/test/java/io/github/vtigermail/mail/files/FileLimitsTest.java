package io.github.vtigermail.mail.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file of a mail is attached, or has a reason why not. */
class FileLimitsTest {
    private final FileLimits limits = new FileLimits(10, 25, 5, Set.of("exe", "ps1"));

    @Test
    void filesWithinAllLimitsAreAttachedInTheirOrder() {
        FileChoice choice = limits.choose(List.of(file("b.txt", 10), file("a.txt", 10), file("c.txt", 5)));

        assertThat(choice.attached()).extracting(MailFile::name).containsExactly("b.txt", "a.txt", "c.txt");
        assertThat(choice.skipped()).isEmpty();
    }

    @Test
    void otherFilesAreSkippedWithAReasonAndSmallerOnesAfterThemAreStillAttached() {
        FileChoice choice = limits.choose(List.of(
                file("large.txt", 11),
                file("1.txt", 10),
                file("empty.txt", 0),
                file("2.txt", 10),
                file("much.txt", 6),
                file("3.txt", 5)));

        assertThat(choice.attached()).extracting(MailFile::name).containsExactly("1.txt", "2.txt", "3.txt");
        assertThat(choice.skipped())
                .containsExactly(
                        new SkippedFile("large.txt", SkippedFile.Reason.TOO_LARGE),
                        new SkippedFile("empty.txt", SkippedFile.Reason.EMPTY),
                        new SkippedFile("much.txt", SkippedFile.Reason.TOO_LARGE_TOGETHER));
    }

    @Test
    void theFirstOfTooManyFilesAreAttached() {
        FileChoice choice = limits.choose(
                IntStream.range(0, 7).mapToObj(i -> file(i + ".txt", 1)).toList());

        assertThat(choice.attached()).hasSize(5);
        assertThat(choice.skipped())
                .containsExactly(
                        new SkippedFile("5.txt", SkippedFile.Reason.TOO_MANY),
                        new SkippedFile("6.txt", SkippedFile.Reason.TOO_MANY));
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
    void executablesAreBlockedHoweverTheirNamesAreWritten(String name) {
        assertThat(limits.choose(List.of(file(name, 1))).skipped())
                .containsExactly(new SkippedFile(name, SkippedFile.Reason.BLOCKED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exe", "a.exe.txt", "a.exes", "a.ex", "", ".", "...", " ", "a"})
    void namesThatOnlyLookExecutableAreNotBlocked(String name) {
        assertThat(limits.choose(List.of(file(name, 1))).skipped()).isEmpty();
    }

    @Test
    void theStringOfASkippedFileDoesNotShowItsName() {
        assertThat(new SkippedFile("secret.exe", SkippedFile.Reason.BLOCKED).toString())
                .doesNotContain("secret");
        assertThat(limits.choose(List.of(file("secret.txt", 1))).toString()).doesNotContain("secret");
    }

    private static MailFile file(String name, long size) {
        return new MailFile(name, "text/plain", size, InputStream::nullInputStream);
    }
}
