package io.github.vtigermail.karaf;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.LogLines;
import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The connector in Karaf, without Karaf. */
@Isolated("it counts lines of the log")
class KarafConnectorTest {
    private final TempFolder folder = new TempFolder("karaf");
    private final DefaultFiles files = new DefaultFiles(folder.path(), folder.path());
    private final KarafConnector connector = new KarafConnector(files, Duration.ofMillis(100));

    @AfterEach
    void close() {
        folder.close();
    }

    /** Karaf delivers the configuration more than once. */
    @Test
    void aConnectorWhoseStartWasRetriedIsNotRestartedBySettingsThatItHas() throws IOException {
        Files.createDirectories(files.folder().resolve("routes/mailboxes"));
        for (String route : new String[] {"ticket-mail", "failures"}) {
            Path name = Path.of("routes", route + ".camel.yaml");
            Files.copy(name, files.folder().resolve(name.toString()));
        }
        Path inTheWay = Files.createFile(folder.path().resolve("data"));
        try (LogLines log = LogLines.of(Connector.class.getName())) {
            try {
                connector.setSettings(settings(inTheWay));
                await().until(() -> count(log, "the connector cannot start") > 1);
                Files.delete(inTheWay);
                await().until(() -> count(log, "the connector has started") == 1);
                connector.setSettings(settings(inTheWay));
            } finally {
                connector.close(); // when it has done all that
            }

            assertThat(count(log, "the connector has started")).isEqualTo(1);
        }
    }

    private static Properties settings(Path data) {
        Properties settings = new Properties();
        Stream.of(
                        "vtiger.url http://127.0.0.1:9",
                        "vtiger.username mailbot",
                        "vtiger.access-key key",
                        "ledger.url jdbc:sqlite:" + data.resolve("ledger.db"))
                .map(line -> line.split(" "))
                .forEach(pair -> settings.setProperty(pair[0], pair[1]));
        return settings;
    }

    private static long count(LogLines log, String words) {
        return log.lines().stream().filter(line -> line.contains(words)).count();
    }
}
