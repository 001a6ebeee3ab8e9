package io.github.vtigermail.testing.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands of Dovecot's clients, from its raw logs: a file a connection, each line with its time in front. */
final class DovecotCommands {

    private static final Pattern TIME = Pattern.compile("(?m)^\\d+\\.\\d{6} ");

    private final DovecotFolder folder;
    private final List<String> users = new ArrayList<>();
    private final Map<Path, Integer> forgotten = new HashMap<>();

    DovecotCommands(DovecotFolder folder) {
        this.folder = folder;
    }

    synchronized void watch(String user) {
        users.add(user);
    }

    synchronized List<String> commands() {
        record Connection(Path file, String input) {}
        return files().stream()
                .map(file -> new Connection(file, read(file)))
                .sorted(Comparator.comparing(Connection::input)) // the first thing in it is its time
                .flatMap(connection ->
                        parse(connection.input()).stream().skip(forgotten.getOrDefault(connection.file(), 0)))
                .toList();
    }

    synchronized void clear() {
        for (Path file : files()) {
            forgotten.put(file, parse(read(file)).size());
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String user : users) {
            try (Stream<Path> logs = Files.list(folder.rawlog(user))) {
                logs.filter(file -> file.toString().endsWith(".in")).forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parse(String input) {
        List<String> commands = new ArrayList<>();
        byte[] bytes = TIME.matcher(input).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
        new ClientInput(commands::add).accept(bytes, 0, bytes.length);
        return commands;
    }
}
