package io.github.vtigermail.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingFolderTest {

    @TempDir
    Path project;

    @Test
    void holdsRoutesPropertiesAndMailboxesUntilItIsClosed() throws IOException {
        Path routes =
                Files.createDirectories(project.resolve("routes/mailboxes")).getParent();
        Files.writeString(routes.resolve("failures.camel.yaml"), "the calls");
        Files.writeString(routes.resolve("mailboxes/support.camel.yaml"), "an example");

        WorkingFolder folder = new WorkingFolder(routes);
        folder.properties(Map.of("a", "C:\\x = 1")).property("b", "two");
        assertThat(folder.path("routes/failures.camel.yaml")).hasContent("the calls");
        assertThat(folder.path("routes/mailboxes/support.camel.yaml")).hasContent("an example");

        folder.withoutMailboxes().mailbox("sales", "another");
        assertThat(folder.path("routes/mailboxes")).isDirectoryContaining(file -> file.endsWith("sales.camel.yaml"));
        assertThat(folder.path("routes/mailboxes/support.camel.yaml")).doesNotExist();
        assertThat(properties(folder)).containsOnly(Map.entry("a", "C:\\x = 1"), Map.entry("b", "two"));

        folder.close();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void saysIfThereAreNoRoutes() {
        assertThatThrownBy(() -> new WorkingFolder(project.resolve("none"))).hasMessageContaining("there is no folder");
    }

    private static Properties properties(WorkingFolder folder) throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(folder.path("application.properties"))) {
            properties.load(file);
        }
        return properties;
    }
}
