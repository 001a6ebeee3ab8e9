package io.github.vtigermail.ops.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is written anew every ten seconds, from the end of the start on: as long as it is fresh, the connector has
 * started and its JVM is not stuck. It does not tell whether Vtiger and the mail servers answer, which a restart would not
 * mend either.
 */
public final class AliveFile {
    private static final Logger LOG = LoggerFactory.getLogger(AliveFile.class);
    private static final String FILE = "VTIGER_MAIL_ALIVE_FILE";
    private static final int EVERY_SECONDS = 10;

    private final Path file;
    private boolean failed;

    private AliveFile(Path file) {
        this.file = file;
    }

    /** None, unless the environment names the file. */
    public static Optional<AliveFile> fromEnvironment(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(FILE))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .map(AliveFile::new);
    }

    /** Takes away what an earlier connector left, so that its file does not speak for this one. */
    public void deleteStale() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} names {}, which cannot be deleted: {}", FILE, file, e.toString());
        }
    }

    public void start(CamelContext context) {
        context.getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "alive-file")
                .scheduleWithFixedDelay(this::write, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void write() {
        try {
            Files.writeString(file, Instant.now() + "\n");
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("{} names {}, which cannot be written: {}", FILE, file, e.toString());
            }
            failed = true;
        }
    }
}
