package io.github.vtigermail.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorProcessTest {

    @TempDir
    Path folder;

    /** Stands in for the connector. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("stopping")));
            System.err.println("folder " + Path.of("").toAbsolutePath().toRealPath());
            System.out.println("grüße " + args[0] + " " + System.getenv("WORD") + " " + System.getProperty("option"));
            if (args[0].equals("fail")) {
                System.exit(3);
            }
            Thread.sleep(3_600_000);
        }
    }

    @Test
    void runsAndStops() throws Exception {
        try (ConnectorProcess process = command().args("run").start()) {
            assertThat(process.awaitLine(line -> line.contains("run"))).isEqualTo("grüße run word set");
            assertThat(process.output()).contains("folder " + folder.toRealPath());
            assertThat(process.millisSinceStart()).isPositive();
            if (Files.exists(Path.of("/proc/self/status"))) {
                assertThat(process.residentMegabytes().orElseThrow()).isBetween(10, 500);
            }
            process.terminate();
            assertThat(process.exitCode()).isEqualTo(143);
            assertThat(process.output()).last().isEqualTo("stopping");
        }
    }

    @Test
    void tellsOfAnEndThatNobodyWaitedFor() throws Exception {
        try (ConnectorProcess process = command().args("fail").start()) {
            assertThatThrownBy(() -> process.awaitLine("ready"::equals))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("before its output ended")
                    .hasMessageContaining("grüße fail");
            assertThat(process.exitCode()).isEqualTo(3);
        }
    }

    @Test
    void isKilled() throws Exception {
        try (ConnectorProcess process = command().args("run").start()) {
            process.awaitLine(line -> line.contains("run"));
            process.kill();
            assertThat(process.exitCode()).isEqualTo(137);
            assertThat(process.output()).doesNotContain("stopping");
            assertThat(process.residentMegabytes()).isEmpty();
        }
    }

    private ConnectorCommand command() throws IOException {
        return ConnectorProcess.in(folder)
                .jar(jar())
                .env("WORD", "word")
                .jvm("-Doption=set", "-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8");
    }

    private Path jar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
        String entry = Program.class.getName().replace('.', '/') + ".class";
        Path jar = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest);
                InputStream program = Program.class.getClassLoader().getResourceAsStream(entry)) {
            entries.putNextEntry(new JarEntry(entry));
            program.transferTo(entries);
        }
        return jar;
    }
}
