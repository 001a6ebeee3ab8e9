package io.github.vtigermail.karaf;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connector's files in Karaf's {@code etc/}. Missing ones are created with their defaults. */
final class DefaultFiles {
    /** The PID of the configuration. */
    static final String PID = "io.github.vtigermail";
    /** Its file, as messages name it. */
    static final String CONFIGURATION = "etc/" + PID + ".cfg";

    private static final Logger LOG = LoggerFactory.getLogger(DefaultFiles.class);
    /** The file name extensions of Karaf's configuration formats. */
    private static final List<String> EXTENSIONS = List.of(".cfg", ".config", ".cfg.json");

    private static final List<String> ROUTES = List.of("routes/ticket-mail.camel.yaml", "routes/failures.camel.yaml");
    private static final String MAILBOX = "routes/mailboxes/support.camel.yaml";

    private final Path etc;
    private final Map<String, String> paths;

    /**
     * @param etc Karaf's folder of configurations
     * @param base Karaf's own folder; the ledger is below it, but not in {@code data/}, which {@code karaf clean} deletes
     */
    DefaultFiles(Path etc, Path base) {
        this.etc = etc;
        this.paths = Map.of(
                "ledger.url",
                "jdbc:sqlite:" + base.resolve("vtiger-mail-connector").resolve("ledger.db"),
                "secrets.dir",
                folder().resolve("secrets").toString());
    }

    /** These settings, with defaults for paths that lead to Karaf's folders. */
    Properties complete(Properties settings) {
        Properties complete = new Properties();
        complete.putAll(paths);
        complete.putAll(settings);
        return complete;
    }

    /** The folder of the routes, and of other relative paths in settings. */
    Path folder() {
        return etc.resolve("vtiger-mail-connector");
    }

    /** Creates the configuration, unless there is one in any of Karaf's formats. Karaf reads it within a second. */
    void createConfiguration() {
        if (EXTENSIONS.stream().noneMatch(ending -> Files.exists(etc.resolve(PID + ending)))) {
            create("application.properties", etc.resolve(PID + ".cfg"), this::withKarafDefaults);
        }
    }

    /** Creates missing routes. The example mailbox is created only with its folder: if it was deleted, it stays so. */
    void createRoutes() {
        Stream<String> missing = Files.exists(folder().resolve(MAILBOX).getParent())
                ? ROUTES.stream()
                : Stream.concat(ROUTES.stream(), Stream.of(MAILBOX));
        missing.filter(name -> !Files.exists(folder().resolve(name)))
                .forEach(name -> create(name, folder().resolve(name), text -> text));
    }

    /** Comments show the defaults of settings; replaces those that differ in Karaf. */
    private String withKarafDefaults(String text) {
        String edited = text;
        for (Map.Entry<String, String> path : paths.entrySet()) {
            edited = edited.replaceFirst(
                    "(?m)^#" + Pattern.quote(path.getKey()) + " =.*$",
                    Matcher.quoteReplacement("#" + path.getKey() + " = " + path.getValue()));
        }
        return edited;
    }

    /** Atomically, so that nobody reads a part of it. */
    private static void create(String name, Path file, UnaryOperator<String> edit) {
        try (InputStream content = DefaultFiles.class.getResourceAsStream("/defaults/" + name)) {
            if (content == null) {
                throw new FileNotFoundException("the bundle has no defaults/" + name);
            }
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(file.getParent(), ".", ".tmp");
            Files.writeString(unfinished, edit.apply(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("{} was missing and has been created with the defaults", file);
        } catch (IOException e) {
            LOG.error("{} is missing and cannot be created: {}", file, e.toString());
        }
    }
}
