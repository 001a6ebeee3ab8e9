package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.Connector;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.Ran;
import java.nio.file.Files;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Without the files that mailboxes lead to, the connector would start, and each mail would hang. It does not start. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class RouteFilesTest {
    private final HelpDesk desk = new HelpDesk();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    @AfterEach
    void close() {
        thread.shutdownNow();
        desk.close();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aMissingFileStopsTheStartAndIsNamed(String file) throws Exception {
        Files.delete(desk.folder.path(file));

        assertStopped(run(), desk.folder.path(file) + " is missing");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatIsEmptyStopsTheStartAndIsNamed(String file) {
        desk.folder.file(file, "# for later\n");

        assertStopped(run(), desk.folder.path(file) + " cannot be loaded");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileWithSomethingElseInItStopsTheStartAndIsNamed(String file) {
        desk.folder.file(file, "- beans: []\n");

        assertStopped(run(), desk.folder.path(file) + " has no route");
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileThatCannotBeParsedStopsTheStartAndIsNamedWithItsLine(String file) {
        desk.folder.file(file, "- route:\n    id: x\n\t  from: s3cret\n");

        Ran ran = run();
        assertStopped(ran, desk.folder.path(file) + ", line 3 cannot be loaded");
        assertThat(ran.err() + ran.out()).doesNotContain("s3cret");
    }

    @Test
    void aStepThatDoesNotExistStopsTheStartAndIsNamed() {
        desk.replaceInRoute("ticket-mail", "ref: readMail", "ref: readMial");

        assertStopped(run(), "names the bean readMial, which does not exist");
    }

    @Test
    void aMissingFolderOfMailboxesStopsTheStartAndIsNamed() {
        desk.set("mailboxes", "routes/inboxes");

        assertStopped(run(), "there is no folder " + desk.folder.path("routes/inboxes"));
    }

    private static Stream<Arguments> files() {
        return Stream.of("routes/ticket-mail.camel.yaml", "routes/failures.camel.yaml")
                .map(Arguments::of);
    }

    private static void assertStopped(Ran ran, String line) {
        assertThat(ran.err().lines()).singleElement().asString().contains(line);
        assertThat(ran.out()).doesNotContain("\tat ");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    /** A connector that starts all the same would run for ever. */
    private Ran run() {
        return Ran.of(() -> {
            try {
                return Patience.get(thread.submit(() -> Connector.run(desk.folder.path())));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
