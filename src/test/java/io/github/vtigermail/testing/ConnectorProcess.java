package io.github.vtigermail.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The connector as a user runs it: {@code java -jar vtiger-mail-connector.jar} in a folder, as a process of its own. The
 * jar is that of the system property {@code connector.jar}, {@code target/vtiger-mail-connector.jar} by default. It
 * ends with this JVM.
 */
public final class ConnectorProcess implements AutoCloseable {

    private final Process process;
    private final long started = System.nanoTime();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private final Thread atExit;

    ConnectorProcess(ProcessBuilder command) {
        try {
            process = command.redirectErrorStream(true).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        atExit = new Thread(process::destroyForcibly, "kill connector " + process.pid());
        Runtime.getRuntime().addShutdownHook(atExit);
        reader = new Thread(this::read, "output of connector " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** What is to be started in a folder. */
    public static ConnectorCommand in(Path folder) {
        return new ConnectorCommand(folder);
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            // it was killed
        } finally {
            synchronized (lines) {
                lines.notifyAll();
            }
        }
    }

    /** What it wrote to standard output and standard error so far, line by line. */
    public List<String> output() {
        return List.copyOf(lines);
    }

    /**
     * Waits for a line, which may be there already.
     *
     * @return the line
     * @throws AssertionError with all output, if the connector ends without it, or {@link Patience#LIMIT} is over
     */
    public String awaitLine(Predicate<String> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + Patience.LIMIT.toNanos();
        int next = 0;
        synchronized (lines) {
            while (true) {
                for (; next < lines.size(); next++) {
                    if (wanted.test(lines.get(next))) {
                        return lines.get(next);
                    }
                }
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || !reader.isAlive()) {
                    String why = reader.isAlive() ? "within " + Patience.LIMIT : "before its output ended";
                    throw new AssertionError("the connector did not write that line " + why + ":\n" + text());
                }
                lines.wait(Math.min(left, 100)); // at its end the reader dies after it woke us
            }
        }
    }

    /** Asks it to stop, by SIGTERM, as systemd and containers do. */
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy() closes the streams too, and its last words are lost
    }

    /** Ends it at once, by SIGKILL. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /**
     * Waits for its end, and for the last of its output.
     *
     * @return its exit code: 143 after SIGTERM, 137 after SIGKILL, unless it chose another
     */
    public int exitCode() throws InterruptedException, TimeoutException {
        if (!process.waitFor(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException("the connector still runs after " + Patience.LIMIT + ":\n" + text());
        }
        reader.join(Patience.LIMIT.toMillis());
        return process.exitValue();
    }

    /** Waits for its end without a limit. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
        reader.join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Its memory in MB, as the system counts it; nothing where there is no {@code /proc}, or after its end. */
    public OptionalInt residentMegabytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** How long ago it was started. */
    public long millisSinceStart() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            // the JVM is ending already
        }
    }

    private String text() {
        return String.join("\n", lines);
    }
}
