import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Part of the build: writes what is inside the distribution, and under which licences, with their texts. Stops the build if
 * a jar has a licence that is not on the list, or one whose text is nowhere.
 */
final class ThirdParty {
    private static final Pattern TEXT =
            Pattern.compile("(META-INF/(.+/)?)?([^/]+[-.])?(LICEN[SC]ES?|NOTICE|COPYING)([-._][^/]*)?(?<!\\.class)");

    private final Path out;
    private final Path standardTexts;
    private final Path own;
    private final Map<String, String> allowed;
    private final Map<String, String> fileOfText = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Of one jar: as the SBOM has it. */
    private record Component(String name, String version, List<String> licences) {
        String jar() {
            return name + "-" + version + ".jar";
        }
    }

    private ThirdParty(Path standardTexts, Path own, Path out) throws IOException {
        this.standardTexts = standardTexts;
        this.own = own;
        this.out = out;
        this.allowed = allowed(standardTexts.resolve("allowed.txt"));
        fileOfText.put(Files.readString(own).strip(), own.getFileName().toString());
    }

    /** @param args the SBOM, the folder of the jars, the folder of the standard texts, our own licence, where to write */
    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[4]);
        clear(out);
        ThirdParty list = new ThirdParty(Path.of(args[2]), Path.of(args[3]), out);
        list.write(components(Path.of(args[0])), Path.of(args[1]));
        if (!list.problems.isEmpty()) {
            list.problems.forEach(System.err::println);
            System.exit(1);
        }
    }

    private void write(Map<String, Component> components, Path lib) throws IOException {
        StringBuilder table = new StringBuilder("""
                # What is inside

                The jars in `lib/`, as their authors made them, and the licences under which they are handed on. Their texts are in
                `licenses/` (that of Apache-2.0 is `LICENSE`), and in the jars where these have them. `bom.json` says the same to machines (CycloneDX).

                | jar | version | licence | texts |
                | --- | --- | --- | --- |
                """);
        Files.createDirectories(out.resolve("licenses"));
        for (String jar : jars(lib)) {
            Component component = components.remove(jar);
            if (component == null) {
                problems.add(jar + " is in the distribution, and not in the SBOM");
                continue;
            }
            String licence = taken(component);
            table.append("| %s | %s | %s | %s |%n"
                    .formatted(
                            component.name(),
                            component.version(),
                            licence,
                            String.join(", ", texts(component, licence, lib.resolve(jar)))));
        }
        components.keySet().forEach(jar -> problems.add(jar + " is in the SBOM, and not in the distribution"));
        Files.writeString(out.resolve("THIRD-PARTY.md"), table);
    }

    /** The licence under which it is handed on. */
    private String taken(Component component) {
        for (Map.Entry<String, String> licence : allowed.entrySet()) {
            if (component.licences().contains(licence.getKey())) {
                return licence.getValue();
            }
        }
        problems.add(component.jar() + " has the licence " + component.licences() + ", and none of these is in "
                + standardTexts.resolve("allowed.txt") + ": leave the jar out, or see whether Apache-2.0 can carry it");
        return "?";
    }

    private List<String> texts(Component component, String licence, Path jar) throws IOException {
        List<String> files = new ArrayList<>();
        boolean licenceFound = false;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            for (String entry :
                    new TreeSet<>(entries.stream().map(ZipEntry::getName).toList())) {
                if (TEXT.matcher(entry).matches()) {
                    String name = entry.replaceFirst("^META-INF/", "").replace('/', '-');
                    String text =
                            new String(zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
                    files.add(kept(text, component.name() + "-" + name));
                    licenceFound |= !name.contains("NOTICE");
                }
            }
        }
        if (!licenceFound) {
            Stream.of(standardTexts.resolve(component.name() + ".txt"), standardText(licence))
                    .filter(Files::exists)
                    .findFirst()
                    .ifPresentOrElse(
                            file -> files.add(kept(file)),
                            () -> problems.add(component.jar() + " does not bring the text of its licence, " + licence
                                    + ": put it into " + standardTexts.resolve(component.name() + ".txt")));
        }
        return new ArrayList<>(new TreeSet<>(files));
    }

    /** Ours is Apache-2.0's, and lies beside the list. */
    private Path standardText(String licence) {
        return licence.equals("Apache-2.0") ? own : standardTexts.resolve(licence + ".txt");
    }

    private String kept(Path standard) {
        try {
            return kept(Files.readString(standard), standard.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a text that several jars have once. @return the name of its file */
    private String kept(String text, String name) throws IOException {
        String known = fileOfText.get(text.strip());
        if (known != null) {
            return known;
        }
        fileOfText.put(text.strip(), name);
        Files.writeString(out.resolve("licenses").resolve(name), text);
        return name;
    }

    private static Map<String, Component> components(Path bom) throws IOException {
        Map<String, Component> components = new TreeMap<>();
        for (JsonNode node : new ObjectMapper().readTree(bom.toFile()).path("components")) {
            List<String> licences = new ArrayList<>();
            for (JsonNode licence : node.path("licenses")) {
                JsonNode choice = licence.path("license");
                licences.add(choice.path("id")
                        .asText(choice.path("name")
                                .asText(licence.path("expression").asText())));
            }
            Component component = new Component(
                    node.path("name").asText(), node.path("version").asText(), licences);
            components.put(component.jar(), component);
        }
        return components;
    }

    private static Map<String, String> allowed(Path file) throws IOException {
        Map<String, String> allowed = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] names = line.split("=");
                allowed.put(names[0].strip(), names[names.length - 1].strip());
            }
        }
        return allowed;
    }

    private static List<String> jars(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** What an earlier build wrote. */
    private static void clear(Path out) throws IOException {
        if (Files.exists(out)) {
            try (Stream<Path> old = Files.walk(out)) {
                for (Path file : old.sorted(Collections.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
