package io.github.vtigermail.testing.karaf;

import static io.github.vtigermail.testing.Patience.await;

import io.github.vtigermail.testing.FreePort;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A plain Apache Karaf, as it is downloaded, in a folder and a process of its own. It listens on free ports of the loopback
 * address only, and has no repository to download anything from.
 */
public final class Karaf implements AutoCloseable {
    private static final Path DOWNLOAD = Path.of("target/karaf/download");

    private final TempFolder temp = new TempFolder("karaf");
    private final Path home = temp.path().resolve("karaf");
    private final Thread atExit = new Thread(this::kill, "kill Karaf");
    private Process process;

    /** Not started yet, with nothing in it. */
    public Karaf() {
        copy(download(), home);
        configure();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Starts it, and waits until all that it brings is there. */
    public Karaf start() {
        int before = log().size();
        process = run("bin/karaf", "daemon");
        await().until(() -> logAfter(before).stream().anyMatch(Karaf::tellsOfItsShell));
        return this;
    }

    private static boolean tellsOfItsShell(String line) {
        return line.contains("Registering commands for bundle org.apache.karaf.shell.ssh");
    }

    /** Something in its folder. */
    public Path path(String name) {
        return home.resolve(name);
    }

    /** What there is to see of its process. */
    public RunningJvm jvm() {
        return new RunningJvm(process.toHandle());
    }

    /** The lines of its log. */
    public List<String> log() {
        Path log = path("data/log/karaf.log");
        try {
            return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those after so many. */
    public List<String> logAfter(int lines) {
        List<String> all = log();
        return all.subList(Math.min(lines, all.size()), all.size());
    }

    /** Puts a file into {@code deploy/}, in one step. */
    public void deploy(Path file) {
        write(path("deploy").resolve(file.getFileName()), bytes(file));
    }

    /** Takes it out again. */
    public void undeploy(Path file) {
        try {
            Files.deleteIfExists(path("deploy").resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file into its folder, in one step. */
    public void write(String name, String content) {
        write(path(name), content.getBytes(StandardCharsets.UTF_8));
    }

    /** Edits a file of its folder. */
    public void edit(String name, UnaryOperator<String> change) {
        write(name, change.apply(new String(bytes(path(name)), StandardCharsets.UTF_8)));
    }

    /** Deletes a folder of its folder, or a file, if it is there. */
    public void delete(String name) {
        try (Stream<Path> all = Files.exists(path(name)) ? Files.walk(path(name)) : Stream.empty()) {
            for (Path one : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its shell answers to these commands, by {@code bin/client}. */
    public String shell(String... commands) {
        try {
            Process client = run("bin/client", "-b");
            client.outputWriter()
                    .append(String.join("\n", commands))
                    .append("\n")
                    .close();
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Patience.exitCode(client);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as {@code bin/stop} and systemd do, and waits for its end. */
    public void end() {
        process.toHandle().destroy();
        await().until(() -> !process.isAlive());
    }

    /** Kills it if it still runs, and deletes its folder. */
    @Override
    public void close() {
        kill();
        Runtime.getRuntime().removeShutdownHook(atExit);
        temp.close();
    }

    private void kill() {
        if (process != null) {
            process.destroyForcibly();
            try {
                Patience.exitCode(process);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void configure() {
        edit(
                "etc/org.apache.karaf.shell.cfg",
                text -> text.replaceFirst("(?m)^sshHost = .*$", "sshHost = 127.0.0.1")
                        .replaceFirst("(?m)^sshPort = .*$", "sshPort = " + FreePort.find()));
        edit(
                "etc/org.apache.karaf.management.cfg",
                text -> text.replaceFirst("(?m)^rmiRegistryPort = .*$", "rmiRegistryPort = " + FreePort.find())
                        .replaceFirst("(?m)^rmiServerPort = .*$", "rmiServerPort = " + FreePort.find()));
        edit("etc/users.properties", text -> text.replaceAll("(?m)^#(karaf|_g_)", "$1"));
        edit(
                "etc/org.ops4j.pax.url.mvn.cfg",
                text -> text.replaceFirst(
                        "(?ms)^org.ops4j.pax.url.mvn.repositories=.*?[^\\\\]$", "org.ops4j.pax.url.mvn.repositories="));
    }

    private Process run(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
        builder.command().set(0, home.resolve(command[0]).toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        try {
            return builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path download() {
        try (Stream<Path> all = Files.exists(DOWNLOAD) ? Files.list(DOWNLOAD) : Stream.empty()) {
            return all.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("there is no Karaf in " + DOWNLOAD.toAbsolutePath()
                            + ": run `mvn -Pkaraf verify`, which gets it from Maven"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(file.getParent(), ".", ".tmp");
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
