package io.github.vtigermail.faults;

import io.github.vtigermail.testing.ConnectorCommand;
import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.TempFolder;
import java.nio.file.Path;

/**
 * The connector's classes as one of its lives left them (the JDK's class data sharing), by which the others start in half
 * the time: the bench starts it some two hundred times.
 */
final class ClassArchive {
    private static ClassArchive shared;

    private final TempFolder folder = new TempFolder("class-archive");
    private final Path file = folder.path().resolve("connector.jsa");

    private ClassArchive() {
        try (Site site = new Site();
                ConnectorProcess first = Site.plainCommand(site.folder())
                        .jvm("-XX:ArchiveClassesAtExit=" + file)
                        .start()) {
            site.deliver(10);
            site.awaitSettled();
            first.terminate();
            first.exitCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one of this run. */
    static synchronized ClassArchive shared() {
        if (shared == null) {
            shared = new ClassArchive();
        }
        return shared;
    }

    ConnectorCommand usedBy(ConnectorCommand command) {
        return command.jvm("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }
}
