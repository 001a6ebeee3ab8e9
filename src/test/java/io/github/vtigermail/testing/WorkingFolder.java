package io.github.vtigermail.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder to run the connector in, as a user has it: the project's {@code routes/}, an {@code application.properties}
 * and mailbox files. What is changed while the connector runs is written at once, each file in one step. Deleted with
 * all it holds when it is closed.
 */
public final class WorkingFolder implements AutoCloseable {

    private final TempFolder temp = new TempFolder("working-folder");
    private final Map<String, String> properties = new LinkedHashMap<>();

    /** With a copy of the project's routes, its example mailboxes included, and no properties. */
    public WorkingFolder() {
        this(Path.of("routes"));
    }

    WorkingFolder(Path routes) {
        if (!Files.isDirectory(routes)) {
            throw new IllegalStateException("there is no folder " + routes.toAbsolutePath());
        }
        for (Path file : files(routes)) {
            write(path("routes").resolve(routes.relativize(file).toString()), read(file));
        }
        write(path("application.properties"), "");
    }

    /** Where it is. */
    public Path path() {
        return temp.path();
    }

    /** Something in it. */
    public Path path(String name) {
        return temp.path().resolve(name);
    }

    /** Sets a line of {@code application.properties}. */
    public WorkingFolder property(String key, String value) {
        return properties(Map.of(key, value));
    }

    /** Sets lines of {@code application.properties}. */
    public WorkingFolder properties(Map<String, String> added) {
        properties.putAll(added);
        write(
                path("application.properties"),
                properties.entrySet().stream()
                        .map(line -> line.getKey() + " = " + escaped(line.getValue()) + "\n")
                        .collect(Collectors.joining()));
        return this;
    }

    /**
     * Puts a mailbox file there that leads to the ticket line: on the account of the settings {@code support.…}.
     *
     * @param delay in milliseconds, how long after a poll the next one comes
     * @param options what its endpoint has besides, or in place of these
     */
    public WorkingFolder mailbox(String name, String scheme, String delay, Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("host", "{{support.host}}");
        all.put("username", "{{support.username}}");
        all.put("password", "{{support.password}}");
        all.put("delay", delay);
        all.putAll(options);
        all.values().removeIf(Objects::isNull);
        String parameters = all.entrySet().stream()
                .map(option -> "        " + option.getKey() + ": \""
                        + option.getValue().replace("\\", "\\\\").replace("\n", "\\n") + "\"\n")
                .collect(Collectors.joining());
        return mailbox(name, """
                - route:
                    id: %s
                    from:
                      uri: %s
                      parameters:
                %s      steps:
                        - to:
                            uri: direct:ticket-mail
                """.formatted(name, scheme, parameters));
    }

    /** Writes {@code routes/mailboxes/NAME.camel.yaml}. */
    public WorkingFolder mailbox(String name, String yaml) {
        write(mailboxes().resolve(name + ".camel.yaml"), yaml);
        return this;
    }

    /** Takes a mailbox file away. */
    public WorkingFolder withoutMailbox(String name) {
        try {
            Files.delete(mailboxes().resolve(name + ".camel.yaml"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all mailbox files away, those that the project comes with. */
    public WorkingFolder withoutMailboxes() {
        TempFolder.delete(mailboxes());
        return this;
    }

    /** Writes another file, for instance one with a secret. */
    public WorkingFolder file(String name, String content) {
        write(path(name), content);
        return this;
    }

    @Override
    public void close() {
        temp.close();
    }

    private Path mailboxes() {
        return path("routes").resolve("mailboxes");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(file.getParent(), ".", ".tmp");
            Files.writeString(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\n", "\\n");
    }
}
