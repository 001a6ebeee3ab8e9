package io.github.vtigermail.ops.health;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A health check finds a fresh file, and never that of an earlier connector. */
class AliveFileTest {
    private final TempFolder folder = new TempFolder("alive-file");
    private final Path file = folder.path().resolve("alive");
    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void close() {
        camel.stop();
        folder.close();
    }

    @Test
    void withoutTheVariableThereIsNoFile() {
        assertThat(AliveFile.fromEnvironment(Map.of())).isEmpty();
        assertThat(AliveFile.fromEnvironment(Map.of("VTIGER_MAIL_ALIVE_FILE", " ")))
                .isEmpty();
    }

    @Test
    void theFileExistsAsSoonAsTheConnectorHasStarted() {
        aliveFile(file).start(camel);

        await().until(() -> Files.exists(file) && Files.size(file) > 0);
    }

    @Test
    void theFileOfAnEarlierConnectorIsDeleted() throws IOException {
        Files.writeString(file, "earlier");

        aliveFile(file).deleteStale();

        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatCannotBeWrittenDoesNotStopTheConnector() {
        Path nowhere = folder.path().resolve("no/such/folder");
        aliveFile(nowhere).deleteStale();
        aliveFile(nowhere).start(camel);
        aliveFile(file).start(camel);

        await().until(() -> Files.exists(file));
        assertThat(nowhere).doesNotExist();
    }

    private static AliveFile aliveFile(Path file) {
        return AliveFile.fromEnvironment(Map.of("VTIGER_MAIL_ALIVE_FILE", file.toString()))
                .orElseThrow();
    }
}
