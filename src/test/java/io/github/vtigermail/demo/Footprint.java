package io.github.vtigermail.demo;

import static io.github.vtigermail.testing.Patience.await;

import io.github.vtigermail.testing.ConnectorProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the connector takes: {@code mvn -q -Pfootprint}. Starts it with {@code -Xmx96m}, or what {@code
 * -Dfootprint.jvm} says, and measures the time until it has
 * looked into its mailbox for the first time, and its memory when it has polled an empty one some times.
 */
public final class Footprint {
    private static final String[] JVM_OPTIONS =
            System.getProperty("footprint.jvm", "-Xmx96m").split(" ");
    private static final int RUNS = 3;
    private static final int POLLS = 10;
    private static final int POLL_EVERY_MILLIS = 200;

    /** @param cpuMillis of all cores, by then. @param megabytes resident; less than 0 if this system does not tell */
    private record Run(long millis, long cpuMillis, int megabytes) {}

    private Footprint() {}

    public static void main(String[] args) {
        try {
            printJars(Path.of("target/lib"));
            List<Run> runs = new ArrayList<>();
            for (int i = 1; i <= RUNS; i++) {
                Run run = measure();
                runs.add(run);
                System.out.printf(
                        "run %d: first poll after %d ms (%d ms of processor time), %s%n",
                        i, run.millis(), run.cpuMillis(), resident(run.megabytes()));
            }
            long millis = runs.stream().map(Run::millis).sorted().toList().get(RUNS / 2);
            int megabytes = runs.stream().map(Run::megabytes).sorted().toList().get(RUNS / 2);
            LastLine.end(
                    0,
                    "footprint: first poll after %d ms, %s (median of %d)"
                            .formatted(millis, resident(megabytes), RUNS));
        } catch (AssertionError | Exception e) {
            LastLine.end(1, "footprint: " + e.getMessage());
        }
    }

    private static Run measure() throws InterruptedException {
        try (Stage stage = new Stage(POLL_EVERY_MILLIS);
                ConnectorProcess connector = stage.connector().jvm(JVM_OPTIONS).start()) {
            Stage.awaitFirstPoll(connector);
            long millis = connector.millisSinceStart();
            long cpuMillis = cpuMillis(connector.pid());
            stage.mail.clearCommands();
            await("polls").until(() -> polls(stage) >= POLLS);
            OptionalInt megabytes = connector.residentMegabytes();
            return new Run(millis, cpuMillis, megabytes.orElse(-1));
        }
    }

    private static long cpuMillis(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElse(-1L);
    }

    /** Each asks for what came in above the last known mail. */
    private static long polls(Stage stage) {
        return stage.mail.commands().stream()
                .filter(command -> command.matches("UID FETCH \\d+:\\* \\(UID\\)"))
                .count();
    }

    private static String resident(int megabytes) {
        return megabytes < 0 ? "resident memory is told on Linux only" : megabytes + " MB resident";
    }

    private static void printJars(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            List<Path> jars =
                    files.filter(file -> file.toString().endsWith(".jar")).toList();
            long bytes = 0;
            for (Path jar : jars) {
                bytes += Files.size(jar);
            }
            System.out.printf("lib: %d jars, %.1f MB%n", jars.size(), bytes / 1e6);
        }
    }
}
