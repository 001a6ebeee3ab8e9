package io.github.vtigermail.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The distribution, unpacked into an empty folder as an administrator does it, and read-only for everybody from then on. */
public final class Distribution implements AutoCloseable {
    private static final Path TARGET = Path.of("target");

    private final TempFolder temp = new TempFolder("distribution");
    private final Path home;

    private Distribution(Path archive, String... unpack) {
        try {
            open(temp.path());
            run(
                    temp.path(),
                    Stream.concat(
                                    Stream.of(unpack),
                                    Stream.of(archive.toAbsolutePath().toString()))
                            .toArray(String[]::new));
            try (Stream<Path> roots = Files.list(temp.path())) {
                home = roots.findFirst().orElseThrow();
            }
            run(temp.path(), "chmod", "-R", "a-w", home.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Distribution tar() {
        return new Distribution(archive(".tar.gz"), "tar", "-xzf");
    }

    public static Distribution zip() {
        return new Distribution(archive(".zip"), "unzip", "-q");
    }

    /** The archive as the build made it. */
    public static Path archive(String ending) {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.getFileName().toString().matches("vtiger-mail-connector-\\d.*"))
                    .filter(file -> file.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "there is no target/vtiger-mail-connector-…" + ending + ": run `mvn package` first"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path home() {
        return home;
    }

    /** Something in it. */
    public Path path(String name) {
        return home.resolve(name);
    }

    public String read(String name) {
        try {
            return Files.readString(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its start script. */
    public String program() {
        return path("bin/vtiger-mail-connector").toString();
    }

    /** Each file below a folder, with its mode and what it holds: two that are equal show that nothing was written. */
    public static Map<String, String> contents(Path folder) {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String mode = Files.getPosixFilePermissions(file).toString();
                contents.put(
                        folder.relativize(file).toString(), Files.isDirectory(file) ? mode : mode + " " + sha256(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets everybody look into a folder that was made for one. */
    public static void open(Path folder) throws IOException {
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(folder);
        modes.addAll(Set.of(
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.GROUP_EXECUTE,
                PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_EXECUTE));
        Files.setPosixFilePermissions(folder, modes);
    }

    /**
     * Runs a command to its end.
     *
     * @return what it wrote
     * @throws IllegalStateException with what it wrote, if it fails
     */
    public static String run(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (Patience.exitCode(process) != 0) {
                throw new IllegalStateException(List.of(command) + " fails: " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        run(temp.path(), "chmod", "-R", "u+w", home.toString());
        temp.close();
    }
}
