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

/** The connector's files in Karaf's {@code etc/}, which it puts there with their defaults if they are missing. */
final class DefaultFiles {
    /** The name of the configuration. */
    static final String PID = "io.github.vtigermail";
    /** Its file, for people. */
    static final String CONFIGURATION = "etc/" + PID + ".cfg";

    private static final Logger LOG = LoggerFactory.getLogger(DefaultFiles.class);
    /** What Karaf reads a configuration from. */
    private static final List<String> ENDINGS = List.of(".cfg", ".config", ".cfg.json");

    private static final List<String> ROUTES =
            List.of("routes/ticket-mail.camel.yaml", "routes/vtiger.camel.yaml", "routes/failures.camel.yaml");
    private static final String MAILBOX = "routes/mailboxes/support.camel.yaml";

    private final Path etc;
    private final Map<String, String> places;

    /**
     * @param etc where configurations are
     * @param base Karaf's folder; in it, and not in its {@code data/}, which {@code karaf clean} deletes, is the ledger
     */
    DefaultFiles(Path etc, Path base) {
        this.etc = etc;
        this.places = Map.of(
                "ledger.url",
                "jdbc:sqlite:" + base.resolve("vtiger-mail-connector").resolve("ledger.db"),
                "secrets.dir",
                folder().resolve("secrets").toString());
    }

    /** These settings with those that say where something is: the defaults lead to Karaf's folders. */
    Properties complete(Properties settings) {
        Properties complete = new Properties();
        complete.putAll(places);
        complete.putAll(settings);
        return complete;
    }

    /** Where the routes are, and all else that settings name without saying where. */
    Path folder() {
        return etc.resolve("vtiger-mail-connector");
    }

    /** Karaf reads it within a second. An administrator may have the configuration in another of Karaf's formats. */
    void putConfiguration() {
        if (ENDINGS.stream().noneMatch(ending -> Files.exists(etc.resolve(PID + ending)))) {
            put("application.properties", etc.resolve(PID + ".cfg"), this::inKaraf);
        }
    }

    /** The example mailbox comes only with its folder: whoever deleted it does not want it back. */
    void putRoutes() {
        Stream<String> missing = Files.exists(folder().resolve(MAILBOX).getParent())
                ? ROUTES.stream()
                : Stream.concat(ROUTES.stream(), Stream.of(MAILBOX));
        missing.filter(name -> !Files.exists(folder().resolve(name)))
                .forEach(name -> put(name, folder().resolve(name), text -> text));
    }

    /** The defaults of settings are told in comments: tells those that are others in Karaf. */
    private String inKaraf(String text) {
        String told = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            told = told.replaceFirst(
                    "(?m)^#" + Pattern.quote(place.getKey()) + " =.*$",
                    Matcher.quoteReplacement("#" + place.getKey() + " = " + place.getValue()));
        }
        return told;
    }

    /** In one step, so that nobody reads half of it. */
    private static void put(String name, Path file, UnaryOperator<String> edit) {
        try (InputStream content = DefaultFiles.class.getResourceAsStream("/defaults/" + name)) {
            if (content == null) {
                throw new FileNotFoundException("the bundle has no defaults/" + name);
            }
            Files.createDirectories(file.getParent());
            Path unfinished = Files.createTempFile(file.getParent(), ".", ".tmp");
            Files.writeString(unfinished, edit.apply(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            LOG.info("{} was missing: it is there now, with the defaults", file);
        } catch (IOException e) {
            LOG.error("{} is missing and cannot be written: {}", file, e.toString());
        }
    }
}
