package io.github.vtigermail.ops.settings;

import io.github.vtigermail.support.MissingValueException;
import io.github.vtigermail.support.Placeholders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/**
 * The settings that routes and mailbox files name in placeholders. They count as settings like any other: if one has no value,
 * the connector does not start.
 */
final class RouteSettings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^{}]+)}}");
    private static final String EXAMPLE_HOST = "mail.example.com";
    /** Camel's own settings, and those of its components and beans. */
    private static final String CAMEL = "camel.";

    /** Each with the file that names it first. */
    private final Map<String, Path> files = new TreeMap<>();

    private RouteSettings() {}

    /** Those of the files in these folders. */
    static RouteSettings in(Path... folders) {
        RouteSettings settings = new RouteSettings();
        for (Path folder : folders) {
            yaml(folder).forEach(settings::add);
        }
        return settings;
    }

    /** One line for each that has no value. */
    List<String> problems(CamelContext context) {
        List<String> problems = new ArrayList<>();
        files.forEach((key, file) -> {
            String placeholder = "{{" + key + "}}";
            String where = " (" + file.getFileName() + " names it)";
            try {
                String value = Placeholders.resolve(context, placeholder).strip();
                if (value.equals(EXAMPLE_HOST)) {
                    problems.add(key + " is still that of the example: set it to the name of your mail server" + where);
                }
                if (value.isEmpty()) {
                    Placeholders.findEmpty(context, placeholder).ifPresent(empty -> problems.add(empty + where));
                }
            } catch (MissingValueException e) {
                problems.add(e.getMessage() + where);
            }
        });
        return problems;
    }

    /** Whether it is one of them. */
    boolean contains(String key) {
        return files.keySet().stream().anyMatch(named -> named.equals(key) || named.startsWith(key + ":"));
    }

    /** The properties that nothing uses: neither one of these files nor another property. */
    Set<String> unused(Properties properties, Set<String> known) {
        Set<String> unused = new TreeSet<>(properties.stringPropertyNames());
        unused.removeAll(known);
        unused.removeIf(key -> key.startsWith(CAMEL) || contains(key));
        for (String key : properties.stringPropertyNames()) {
            Matcher placeholder = PLACEHOLDER.matcher(properties.getProperty(key));
            while (placeholder.find()) {
                unused.remove(placeholder.group(1));
            }
        }
        return unused;
    }

    private void add(Path file) {
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher placeholder = PLACEHOLDER.matcher(line.strip().startsWith("#") ? "" : line);
                while (placeholder.find()) {
                    String key = placeholder.group(1);
                    // {{?key}} and {{key:default}} need no value.
                    if (!key.startsWith("?")) {
                        files.putIfAbsent(key, file);
                    }
                }
            }
        } catch (IOException e) {
            // Reported when it is read as a route or a mailbox file.
        }
    }

    private static List<Path> yaml(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
