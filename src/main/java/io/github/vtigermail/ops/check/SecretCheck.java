package io.github.vtigermail.ops.check;

import io.github.vtigermail.ops.settings.SecretFunction;
import io.github.vtigermail.support.WrittenValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether the secrets that settings and mailbox files name can be read, and have no stray blanks. Shows none of them. */
final class SecretCheck {
    private static final Pattern NAMED = Pattern.compile("\\{\\{(secret|env):([^{}:]+)");

    private final SecretFunction secrets;
    private final Path folder;
    private final Map<String, String> environment;

    /** @param folder that of the secrets */
    SecretCheck(Path folder, Map<String, String> environment) {
        this.secrets = new SecretFunction(folder);
        this.folder = folder;
        this.environment = environment;
    }

    /** @param files that may name some */
    void run(List<Path> files, Findings findings) {
        for (String name : named("secret", files)) {
            report("secret " + name, secrets.read(name), "the file " + folder.resolve(name), findings);
        }
        for (String name : named("env", files)) {
            report("env " + name, environment.get(name), "the variable " + name, findings);
        }
    }

    private static void report(String about, String value, String where, Findings findings) {
        if (value == null) {
            findings.fault(about, where + " does not exist or cannot be read");
        } else if (WrittenValue.strip(value).isEmpty()) {
            findings.fault(about, where + " is empty");
        } else if (WrittenValue.findControl(WrittenValue.strip(value)).isPresent()) {
            findings.note(
                    about,
                    where + " contains "
                            + WrittenValue.findControl(WrittenValue.strip(value))
                                    .get() + ": is that meant?");
        } else if (!value.equals(WrittenValue.strip(value))) {
            findings.note(
                    about,
                    where + " has white space at its beginning or its end, which is not used as part of it: remove it");
        } else {
            findings.ok(about, where + " can be read");
        }
    }

    private static Set<String> named(String function, List<Path> files) {
        Set<String> names = new TreeSet<>();
        for (Path file : files) {
            try {
                for (String line : Files.readAllLines(file)) {
                    Matcher named = NAMED.matcher(line.strip().startsWith("#") ? "" : line);
                    while (named.find()) {
                        if (named.group(1).equals(function)) {
                            names.add(named.group(2));
                        }
                    }
                }
            } catch (IOException e) {
                // Reported as a file of settings or of a mailbox.
            }
        }
        return names;
    }
}
