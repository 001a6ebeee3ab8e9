package io.github.vtigermail.mailbox.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A fetched mail, of which nothing is left behind. */
class MailSpoolTest {
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final byte[] LARGE = new byte[2 * MailSpool.IN_MEMORY + 4711];

    static {
        Arrays.fill(LARGE, (byte) '\n');
    }

    /** A process that is killed cannot delete anything. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLargeMailLeavesNoFileBehindAlsoIfTheProcessIsKilledWhileItIsUsed() throws Exception {
        Set<Path> before = files();
        try (MailSpool spool = MailSpool.of(out -> out.write(LARGE))) {
            assertThat(files()).isEqualTo(before);
            assertThat(spool.read().readAllBytes()).isEqualTo(LARGE);
            assertThat(spool.read().readAllBytes()).isEqualTo(LARGE);
        }
        assertThat(files()).isEqualTo(before);
    }

    @Test
    void aFileThatCannotBeWrittenIsNotTakenForTheMailServersFault() {
        IOException fault = new TemporaryFileException(new IOException("No space left on device"));

        assertThat(MailServerFault.describe(fault)).contains("temporary file").doesNotContain("mail server");
    }

    /** Of this length: other tests write theirs at the same time. */
    private static Set<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(TEMPORARY)) {
            return new TreeSet<>(all.filter(file ->
                            file.toString().endsWith(".eml") && file.toFile().length() == LARGE.length)
                    .toList());
        }
    }
}
