package io.github.vtigermail.testing.mail;

import static io.github.vtigermail.testing.Patience.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** A Dovecot in the foreground, which ends with this JVM, also when the JVM is killed. */
final class DovecotProcess {

    /**
     * The shell becomes Dovecot; what it leaves behind waits for the end of standard input, that is for us to close it
     * or to be gone, and then ends Dovecot.
     */
    private static final String ENDS_WITH_STANDARD_INPUT =
            "exec 3<&0; (cat <&3 >/dev/null; kill $$) & exec \"$0\" -F -c \"$1\" 3<&- </dev/null";

    private final Process process;
    private final Thread atExit = new Thread(this::end, "end Dovecot");

    DovecotProcess(Path program, Path configuration) {
        try {
            process = new ProcessBuilder(
                            "/bin/sh", "-c", ENDS_WITH_STANDARD_INPUT, program.toString(), configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(configuration.resolveSibling("output").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Where Dovecot 2.3 is installed, or null. Dovecot 2.4 reads another configuration. */
    static Path find() {
        return Stream.concat(
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "dovecot"))
                .filter(Files::isExecutable)
                .filter(DovecotProcess::isFit)
                .findFirst()
                .orElse(null);
    }

    private static boolean isFit(Path program) {
        boolean imap = Stream.of(
                        "/usr/lib/dovecot/imap", "/usr/libexec/dovecot/imap", "/usr/local/libexec/dovecot/imap")
                .anyMatch(name -> Files.isExecutable(Path.of(name)));
        try {
            Process version = new ProcessBuilder(program.toString(), "--version").start();
            return imap && new String(version.getInputStream().readAllBytes()).startsWith("2.3.");
        } catch (IOException e) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends Dovecot and all its children, and waits for that. */
    void stop() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the JVM is ending already
        }
    }

    /**
     * Not by Dovecot's own way, which takes a second and leaves the processes of connected clients as they are. Those
     * that serve clients end decently all the same.
     */
    private void end() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroy);
        try {
            process.waitFor();
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> children.stream().noneMatch(DovecotProcess::runs));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ConditionTimeoutException e) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Whether a process is alive and no zombie, which Java takes for alive until its parent looks after it. */
    static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return Files.notExists(Path.of("/proc/self/stat")) && process.isAlive();
        }
    }
}
