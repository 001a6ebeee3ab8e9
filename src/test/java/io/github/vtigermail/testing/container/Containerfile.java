package io.github.vtigermail.testing.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Containerfile says, as far as ours says it; anything else is an error.
 *
 * @param base the image that it stands on
 * @param steps what is done as root, in the file's order: shell commands, and archives to unpack
 * @param environment of the processes in it
 * @param volumes folders that can be written to, besides {@code /tmp}
 * @param folder where its process starts
 * @param user number and group, {@code 10001:10001}
 * @param entrypoint the command
 * @param healthCheck the command that tells whether it is well
 */
public record Containerfile(
        String base,
        List<Step> steps,
        Map<String, String> environment,
        List<String> volumes,
        String folder,
        String user,
        List<String> entrypoint,
        List<String> healthCheck) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");

    /** @param command for the shell; or null. @param archive to unpack into a folder; or null */
    public record Step(String command, String archive, String into) {}

    public static Containerfile parse(String text) {
        Map<String, String> arguments = new LinkedHashMap<>();
        Map<String, String> environment = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        List<String> volumes = new ArrayList<>();
        Map<String, String> last = new LinkedHashMap<>();
        for (String line : instructions(text)) {
            String name = line.replaceFirst(" .*", "");
            String rest = line.substring(name.length()).strip();
            switch (name) {
                case "ARG" -> arguments.put(rest.split("=", 2)[0], rest.split("=", 2)[1]);
                case "FROM", "WORKDIR", "USER", "ENTRYPOINT", "STOPSIGNAL" -> last.put(name, filled(rest, arguments));
                case "HEALTHCHECK" -> last.put(name, rest.substring(rest.indexOf("CMD ")));
                case "RUN" -> steps.add(new Step(filled(rest, arguments), null, null));
                case "ADD" -> {
                    String[] words = filled(rest, arguments).split(" ");
                    steps.add(new Step(null, words[0], words[1]));
                }
                case "ENV" -> {
                    for (String pair : rest.split("\\s+")) {
                        environment.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
                    }
                }
                case "VOLUME" -> volumes.add(rest);
                default -> throw new IllegalArgumentException("the test does not know what this means: " + line);
            }
        }
        return new Containerfile(
                last.get("FROM"),
                steps,
                environment,
                volumes,
                last.get("WORKDIR"),
                last.get("USER"),
                words(last.get("ENTRYPOINT")),
                words(last.get("HEALTHCHECK")));
    }

    private static List<String> instructions(String text) {
        String joined = text.replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n\\s*", " ");
        return joined.lines().filter(line -> !line.isBlank()).toList();
    }

    private static List<String> words(String list) {
        return WORD.matcher(list).results().map(word -> word.group(1)).toList();
    }

    /** As a builder fills in arguments; the shell does it in RUN, with the same outcome. */
    private static String filled(String text, Map<String, String> arguments) {
        return VARIABLE.matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(arguments.get(variable.group(1))));
    }
}
