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
 * A file that is written every ten seconds once the connector has started: as long as it is fresh, the JVM is not stuck. It
 * does not depend on whether Vtiger and the mail servers answer, which a restart would not change.
 */
public final class AliveFile {
    private static final Logger LOG = LoggerFactory.getLogger(AliveFile.class);
    private static final String VARIABLE = "VTIGER_MAIL_ALIVE_FILE";
    private static final int INTERVAL_SECONDS = 10;

    private final Path file;
    private boolean failed;

    private AliveFile(Path file) {
        this.file = file;
    }

    /** The file that the environment names, if it does. */
    public static Optional<AliveFile> fromEnvironment(Map<String, String> environment) {
        return Optional.ofNullable(environment.get(VARIABLE))
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .map(AliveFile::new);
    }

    /** Deletes the file of an earlier connector, so that it is not taken for this one's. */
    public void deleteStale() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} names {}, which cannot be deleted: {}", VARIABLE, file, e.toString());
        }
    }

    public void start(CamelContext context) {
        context.getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "alive-file")
                .scheduleWithFixedDelay(this::write, 0, INTERVAL_SECONDS, TimeUnit.SECONDS);
    }

    private void write() {
        try {
            Files.writeString(file, Instant.now() + "\n");
            failed = false;
        } catch (IOException e) {
            if (!failed) {
                LOG.warn("{} names {}, which cannot be written: {}", VARIABLE, file, e.toString());
            }
            failed = true;
        }
    }
}
