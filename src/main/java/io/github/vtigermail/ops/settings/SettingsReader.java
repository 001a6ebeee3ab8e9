package io.github.vtigermail.ops.settings;

import io.github.vtigermail.mail.trust.Addresses;
import io.github.vtigermail.mailbox.file.MissingValue;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** Reads settings one by one and collects what is wrong with them, a line each for whoever has to mend it. */
final class SettingsReader {
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})\\s?(kB|MB)");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9_-]{1,30}");
    private static final Pattern PLACEHOLDER = Pattern.compile("key \\[([^\\]]+)]");
    private static final Pattern EMPTY = Pattern.compile("\\{\\{([^}]+)}}");
    /** Keys that begin like this are ours alone, so that one we do not know is a typing error. */
    private static final List<String> OURS =
            List.of("vtiger.", "files.", "ticket-rate.", "ledger.", "secrets.", "tls.");

    private final PropertiesComponent properties;
    private final String file;
    private final Set<String> dispensable;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /** @param dispensable the required settings that may be missing after all: they are empty then */
    SettingsReader(CamelContext context, Set<String> dispensable) {
        this.properties = context.getPropertiesComponent();
        this.file = MissingValue.settingsFile(context);
        this.dispensable = dispensable;
    }

    void readSecrets() {
        Path folder = Path.of(text("secrets.dir", SecretFunction.folder(System.getenv())));
        properties.addPropertiesFunction(new SecretFunction(folder));
    }

    /** @throws InvalidSettingsException if anything was wrong */
    void finish() {
        new TreeSet<>(properties.loadProperties(SettingsReader::isOurs).stringPropertyNames())
                .stream()
                        .filter(key -> !known.contains(key))
                        .forEach(key -> problem(key, "is not a setting; the distribution's " + file + " lists all"));
        finishSome();
    }

    /** Where only some settings were read. @throws InvalidSettingsException if one of them was wrong */
    void finishSome() {
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    String text(String key, String otherwise) {
        known.add(key);
        try {
            return properties.resolveProperty(key).orElse(otherwise).strip();
        } catch (IllegalArgumentException e) {
            if (dispensable.contains(key)) {
                return otherwise;
            }
            Matcher missing = PLACEHOLDER.matcher(String.valueOf(e.getMessage()));
            String name = missing.find() ? missing.group(1) : key;
            problem(key, "has no value, because {{" + name + "}} has none: " + MissingValue.advice(name, file));
            return otherwise;
        }
    }

    String required(String key, String what) {
        int before = problems.size();
        String value = text(key, "");
        if (value.isEmpty() && problems.size() == before && !dispensable.contains(key)) {
            String raw = properties.loadProperties(key::equals).getProperty(key, "");
            Matcher placeholder = EMPTY.matcher(raw);
            problem(
                    key,
                    placeholder.find()
                            ? "is empty, because " + placeholder.group() + " is: "
                                    + MissingValue.advice(placeholder.group(1), file)
                            : "is missing: set it in " + file + " (" + what + ")");
        }
        return value;
    }

    /** Where to listen, if the port is set. */
    Optional<InetSocketAddress> address(String portKey, String hostKey, String host) {
        String name = text(hostKey, host);
        if (text(portKey, "").isEmpty()) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(name, number(portKey, 0, 0, 65_535));
        if (address.isUnresolved()) {
            problem(hostKey, "is no address of this machine");
        }
        return Optional.of(address);
    }

    Supplier<String> secret(String key, String what) {
        boolean missing = required(key, what).isEmpty();
        return () ->
                missing ? "" : properties.resolveProperty(key).orElseThrow().strip();
    }

    URI url(String key, String what, boolean allowInsecure) {
        String text = required(key, what).replaceAll("(/index\\.php.*|/webservice\\.php.*|/+)$", "");
        if (text.isEmpty()) {
            return null;
        }
        URI url = HttpUrl.parse(text);
        if (url == null) {
            problem(key, "is not an address such as https://crm.example.com");
        } else if ("http".equals(url.getScheme()) && !allowInsecure && !HttpUrl.isThisHost(url)) {
            problem(
                    key,
                    "begins with http:, so that mails and the access key could be read on the way: use https:, or set "
                            + "allow-insecure = true if the network is your own");
        }
        return url;
    }

    Optional<TrustStore> trustStore(String key, String passwordKey) {
        String file = text(key, "");
        String password = text(passwordKey, "");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        TrustStore store = new TrustStore(Path.of(file), password);
        store.fault().ifPresent(fault -> problem(key, fault));
        return Optional.of(store);
    }

    Addresses addresses(String key) {
        try {
            return Addresses.of(text(key, ""));
        } catch (IllegalArgumentException e) {
            problem(key, "is wrong: " + e.getMessage());
            return Addresses.NONE;
        }
    }

    int number(String key, int otherwise, int least, int most) {
        String text = text(key, String.valueOf(otherwise));
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        problem(key, "is \"" + text + "\": it must be a number from " + least + " to " + most);
        return otherwise;
    }

    /** In bytes. */
    long size(String key, String otherwise) {
        String text = text(key, otherwise);
        Matcher size = SIZE.matcher(text);
        if (!size.matches()) {
            problem(key, "is \"" + text + "\": it must be a size such as 500kB or 10MB");
            return 0;
        }
        return Long.parseLong(size.group(1)) * (size.group(2).equals("kB") ? 1024 : 1024 * 1024);
    }

    /** In lower case, without their dots. */
    Set<String> extensions(String key, String otherwise) {
        Set<String> extensions = new TreeSet<>();
        for (String entry : text(key, otherwise).toLowerCase(Locale.ROOT).split(",")) {
            String extension = entry.strip().replaceFirst("^\\.", "");
            if (EXTENSION.matcher(extension).matches()) {
                extensions.add(extension);
            } else if (!extension.isEmpty()) {
                problem(key, "has \"" + extension + "\": it must be extensions with commas between, as exe, bat");
            }
        }
        return extensions;
    }

    Duration time(String key, String otherwise) {
        String text = text(key, otherwise);
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            problem(key, "is \"" + text + "\": it must be a time such as 500ms, 5s, 20m, 12h, 180d");
            return Duration.ZERO;
        }
        long amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** A time of at least that. */
    Duration time(String key, String otherwise, Duration least) {
        Duration time = time(key, otherwise);
        if (time.compareTo(least) < 0 && problems.stream().noneMatch(problem -> problem.startsWith(key + " "))) {
            problem(
                    key,
                    "is too short: it must be at least "
                            + least.toString().substring(2).toLowerCase(Locale.ROOT));
        }
        return time;
    }

    boolean truth(String key) {
        String text = text(key, "false");
        if (!text.equals("true") && !text.equals("false")) {
            problem(key, "is \"" + text + "\": it must be true or false");
        }
        return text.equals("true");
    }

    private static boolean isOurs(String key) {
        return OURS.stream().anyMatch(key::startsWith);
    }

    private void problem(String key, String what) {
        problems.add(key + " " + what);
    }
}
