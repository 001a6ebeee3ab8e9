package io.github.vtigermail.testing.karaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is to see of another JVM from outside: its threads, its classes; and where there is {@code /proc}, its files. */
public final class RunningJvm {
    private final ProcessHandle process;

    RunningJvm(ProcessHandle process) {
        this.process = process;
    }

    /** The names of its threads, without their numbers. */
    public Set<String> threads() {
        return jcmd("Thread.print").stream()
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.indexOf('"', 1)).replaceAll("\\d+", "N"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many class loaders have loaded a class of this name and are not forgotten. */
    public long loadersOf(String type) {
        jcmd("GC.run");
        return jcmd("VM.class_hierarchy", type).stream()
                .filter(line -> line.contains(type + "/"))
                .count();
    }

    /** The files that it has open. */
    public List<String> openFiles() {
        Path open = Path.of("/proc", Long.toString(process.pid()), "fd");
        if (!Files.isReadable(open)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(open)) {
            return all.map(RunningJvm::target).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of its connections lead to this port. */
    public long connectionsTo(int port) {
        List<String> open = openFiles();
        String remote = ":%04X".formatted(port);
        return Stream.of("tcp", "tcp6")
                .map(name -> Path.of("/proc", Long.toString(process.pid()), "net", name))
                .filter(Files::isReadable)
                .flatMap(RunningJvm::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(line -> line.length > 9 && line[2].endsWith(remote))
                .filter(line -> open.contains("socket:[" + line[9] + "]"))
                .count();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }

    private List<String> jcmd(String... command) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), Long.toString(process.pid()));
        builder.command().addAll(List.of(command));
        try {
            Process jcmd = builder.start();
            String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
