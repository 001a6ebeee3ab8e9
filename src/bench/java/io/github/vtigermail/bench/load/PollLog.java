package io.github.vtigermail.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The polls of a mailbox, as Dovecot's raw logs show them: what belongs together is told by the silence between polls.
 */
final class PollLog {
    private static final Pattern LINE = Pattern.compile("^(\\d+\\.\\d{6}) (.*)$");
    private static final Pattern COMMAND = Pattern.compile("^[A-Z]+\\d+ (.*)$");

    /**
     * One poll.
     *
     * @param start when its first command came in, in seconds
     * @param end when the last answer went out
     * @param commands that came in, without their tags
     */
    record Poll(double start, double end, List<String> commands) {
        double millis() {
            return (end - start) * 1000;
        }

        /** Whether it selected the folder anew, as some do. */
        boolean selects() {
            return commands.stream().anyMatch(command -> command.startsWith("SELECT"));
        }
    }

    private record Entry(double time, Optional<String> command) {}

    private PollLog() {}

    /**
     * The polls that began since then and are over.
     *
     * @param folder of the raw logs
     * @param since in seconds
     * @param silence in seconds: what is nearer is one poll
     */
    static List<Poll> since(double since, double silence, Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files(folder)) {
            boolean in = file.toString().endsWith(".in");
            for (String text : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                Matcher line = LINE.matcher(text);
                if (line.matches() && Double.parseDouble(line.group(1)) >= since) {
                    Matcher command = COMMAND.matcher(line.group(2));
                    entries.add(new Entry(
                            Double.parseDouble(line.group(1)),
                            in && command.matches() ? Optional.of(command.group(1)) : Optional.empty()));
                }
            }
        }
        entries.sort(Comparator.comparingDouble(Entry::time));
        List<Poll> polls = new ArrayList<>();
        int first = 0;
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i).time() - entries.get(i - 1).time() > silence) {
                polls.add(poll(entries.subList(first, i)));
                first = i;
            }
        }
        return polls.subList(Math.min(1, polls.size()), polls.size()); // the first may have begun before
    }

    private static Poll poll(List<Entry> entries) {
        List<String> commands =
                entries.stream().flatMap(entry -> entry.command().stream()).toList();
        return new Poll(entries.get(0).time(), entries.get(entries.size() - 1).time(), commands);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
