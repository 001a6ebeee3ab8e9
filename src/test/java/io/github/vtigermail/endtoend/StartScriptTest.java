package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.TempFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** What bin/vtiger-mail-connector calls Java with. */
class StartScriptTest {

    /** Without it the connector goes on with threads missing, and what it does cannot be relied on. */
    @Test
    void aConnectorThatIsOutOfMemoryEndsAndIsStartedAgain() throws Exception {
        assertThat(command("")).contains(" -XX:+ExitOnOutOfMemoryError ");
        assertThat(Files.readString(Path.of("src/dist/systemd/vtiger-mail-connector.service")))
                .contains("Restart=on-failure");
        assertThat(Files.readString(Path.of("README.md"))).contains(" -XX:+ExitOnOutOfMemoryError -jar");
    }

    @Test
    void anAdministratorsOptionsComeLastSoThatTheyCount() throws Exception {
        assertThat(command("-Xmx200m")).containsSubsequence("-Xmx96m", "-Xmx200m", "-jar");
    }

    private static String command(String options) throws Exception {
        try (TempFolder home = new TempFolder("java-home")) {
            Path java = Files.createDirectories(home.path().resolve("bin")).resolve("java");
            Files.writeString(java, "#!/bin/sh\necho \"$0 $*\"\n");
            Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
            ProcessBuilder script = new ProcessBuilder("sh", "src/dist/bin/vtiger-mail-connector");
            script.environment().put("JAVA_HOME", home.path().toString());
            script.environment().put("JAVA_OPTS", options);
            Process process = script.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Patience.exitCode(process)).as(output).isZero();
            return output;
        }
    }
}
