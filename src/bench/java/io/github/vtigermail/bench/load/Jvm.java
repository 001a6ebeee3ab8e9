package io.github.vtigermail.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** How the README starts the connector, and so all JVMs that are compared; and what such a process takes. */
final class Jvm {
    static final String[] OPTIONS =
            System.getProperty("bench.jvm", "-Xmx96m -XX:TieredStopAtLevel=1").split(" ");

    private Jvm() {}

    /** Processor time so far, in seconds of all cores; to 10 ms on Linux. */
    static double cpuSeconds(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(Duration::toNanos)
                        .orElseThrow()
                / 1e9;
    }

    /** What a process holds in its heap after a full collection. */
    static double liveMegabytes(long pid) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "GC.class_histogram") // of live objects, so it collects before
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String total = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow();
        jcmd.waitFor();
        return Long.parseLong(total.strip().split("\\s+")[2]) / 1e6;
    }

    /** Holds a process in the middle of what it does, or lets it go on: {@code STOP}, {@code CONT}. */
    static void signal(long pid, String signal) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + signal, Long.toString(pid))
                        .inheritIO()
                        .start()
                        .waitFor()
                != 0) {
            throw new IOException("kill -" + signal + " failed");
        }
    }
}
