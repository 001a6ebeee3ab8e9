package io.github.vtigermail.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is the exact content of its file, and no name leads out of the folder of secrets. */
class SecretFunctionTest {
    private final TempFolder folder = new TempFolder("secret-file");
    private final Path secrets = folder.path().resolve("secrets");
    private final SecretFunction function = new SecretFunction(secrets);

    @BeforeEach
    void make() throws IOException {
        Files.createDirectories(secrets.resolve("folder"));
        Files.writeString(folder.path().resolve("outside"), "not yours");
        Files.writeString(secrets.resolve(".hidden"), "not yours");
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void theFolderIsThatOfSystemdIfThereIsOne() {
        assertThat(SecretFunction.folder(Map.of())).isEqualTo("secrets");
        assertThat(SecretFunction.folder(Map.of("CREDENTIALS_DIRECTORY", "/run/credentials/connector")))
                .isEqualTo("/run/credentials/connector");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\n\n"})
    void theLineEndAtTheEndIsNotPartOfTheSecret(String end) throws IOException {
        Files.writeString(secrets.resolve("imap-password"), " p4ss wörd#{{x}} " + end);

        assertThat(function.getName()).isEqualTo("secret");
        assertThat(function.apply("imap-password")).isEqualTo(" p4ss wörd#{{x}} ");
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheSecret() throws IOException {
        Files.writeString(secrets.resolve("vtiger-key"), "\ufeffkey\n");

        assertThat(function.apply("vtiger-key")).isEqualTo("key");
    }

    @Test
    void whiteSpaceThatIsNotUsedIsReportedOnceAndWithoutTheSecret() throws IOException {
        Files.writeString(secrets.resolve("vtiger-key"), "key\u00a0\n");

        try (LogLines log = LogLines.of(SecretFunction.class.getName())) {
            function.apply("vtiger-key");
            function.apply("vtiger-key");

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("the secret vtiger-key has white space at its beginning or its end")
                    .endsWith("remove it from " + secrets.resolve("vtiger-key"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "..",
                ".",
                "",
                "/etc/hostname",
                "folder/../../outside",
                "folder",
                ".hidden",
                "a\u0000b",
                "a b",
                "missing"
            })
    void aNameThatIsNotAFileInTheFolderHasNoValue(String name) {
        assertThat(function.apply(name)).isNull();
    }

    @Test
    void aSecretMountedAsASymbolicLinkIsRead() throws IOException {
        Path data = Files.createDirectories(secrets.resolve("..data"));
        Files.writeString(data.resolve("vtiger-key"), "key\n");
        Files.createSymbolicLink(secrets.resolve("vtiger-key"), Path.of("..data", "vtiger-key"));

        assertThat(function.apply("vtiger-key")).isEqualTo("key");
    }

    @Test
    void aFileThatIsTooLargeOrNotTextHasNoValue() throws IOException {
        Files.write(secrets.resolve("large"), new byte[64 * 1024 + 1]);
        Files.write(secrets.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(function.apply("large")).isNull();
        assertThat(function.apply("binary")).isNull();
    }

    @Test
    void anUnreadableFileHasNoValue() throws IOException {
        Path file = Files.writeString(secrets.resolve("locked"), "key");
        assumeThat(file.toFile().setReadable(false) && !Files.isReadable(file)).isTrue();

        assertThat(function.apply("locked")).isNull();
    }
}
