package io.github.vtigermail.faults;

import io.github.vtigermail.testing.ConnectorCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** libfaketime (Debian's {@code faketime}): another time for a process, whose clock can jump or run faster than ours. */
final class FakeTime {
    private static final Optional<Path> LIBRARY = find();

    private FakeTime() {}

    /** Skips the test where it is not installed, and says what to do about it. */
    static void assumeAvailable() {
        Assumptions.assumeTrue(LIBRARY.isPresent(), "libfaketime is not installed: apt-get install faketime");
    }

    /** For this process all clocks and all waiting go so many times as fast. */
    static ConnectorCommand faster(ConnectorCommand command, int times) {
        return command.env("LD_PRELOAD", LIBRARY.orElseThrow().toString()).env("FAKETIME", "+0 x" + times);
    }

    /**
     * This process has the clock of a file; how long it waits stays as it is.
     *
     * @param by how far it is before or behind the true time at first, see {@link #jump}
     */
    static ConnectorCommand byFile(ConnectorCommand command, Path file, String by) {
        jump(file, by);
        return command.env("LD_PRELOAD", LIBRARY.orElseThrow().toString())
                .env("FAKETIME_TIMESTAMP_FILE", file.toString())
                .env("FAKETIME_CACHE_DURATION", "1")
                .env("FAKETIME_FORCE_MONOTONIC_FIX", "0") // or the JVM waits for ever
                .env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }

    /** @param by how far it is before or behind the true time from now on, within a second: {@code +1d} */
    static void jump(Path file, String by) {
        try {
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), by + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> find() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            List<Path> candidates = Stream.concat(Stream.of(Path.of("/usr/lib")), folders)
                    .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::isRegularFile)
                    .toList();
            return candidates.stream().findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
