package io.github.vtigermail.ops.settings;

import io.github.vtigermail.mailbox.file.MissingValue;
import io.github.vtigermail.support.Addresses;
import io.github.vtigermail.vtiger.client.HttpUrl;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** Reads settings one by one and collects their problems, one line for each. */
final class SettingsReader {
    private static final Pattern EMPTY = Pattern.compile("\\{\\{([^}]+)}}");
    /** All keys with these prefixes are ours, so an unknown one is a typing error. */
    private static final List<String> PREFIXES =
            List.of("vtiger.", "files.", "ticket-rate.", "ledger.", "secrets.", "tls.");

    private final PropertiesComponent properties;
    private final String file;
    private final Set<String> optional;
    private final Set<String> known = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /** @param optional required settings that may be missing all the same: they are empty then */
    SettingsReader(CamelContext context, Set<String> optional) {
        this.properties = context.getPropertiesComponent();
        this.file = MissingValue.settingsFile(context);
        this.optional = optional;
    }

    /** To be called first: other settings may refer to secrets. */
    void addSecrets() {
        Path folder = Path.of(text("secrets.dir", SecretFunction.folder(System.getenv())));
        properties.addPropertiesFunction(new SecretFunction(folder));
    }

    /** The properties whose names begin like ours and are none of those that were read. */
    List<String> unknown(PropertiesComponent properties) {
        return properties.loadProperties(SettingsReader::isOurs).stringPropertyNames().stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .toList();
    }

    /** To be called when all settings have been read. @throws InvalidSettingsException if there is any problem */
    void finish() {
        unknown(properties).forEach(key -> problem(key, "is not a setting; the distribution's " + file + " lists all"));
        finishSome();
    }

    /** To be called when only some settings were read. @throws InvalidSettingsException if one of them has a problem */
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
            if (optional.contains(key)) {
                return otherwise;
            }
            String name = MissingValue.key(e).orElse(key);
            problem(key, "has no value, because {{" + name + "}} has none: " + MissingValue.advice(name, file));
            return otherwise;
        }
    }

    /** @param what the setting's meaning, if it has to be reported as missing */
    String required(String key, String what) {
        int before = problems.size();
        String value = text(key, "");
        if (value.isEmpty() && problems.size() == before && !optional.contains(key)) {
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

    /** A required setting that is resolved again each time it is used. */
    Supplier<String> secret(String key, String what) {
        boolean missing = required(key, what).isEmpty();
        return () ->
                missing ? "" : properties.resolveProperty(key).orElseThrow().strip();
    }

    /** The address to listen on, if the port is set. */
    Optional<InetSocketAddress> address(String portKey, String hostKey, String host) {
        String name = text(hostKey, host);
        if (text(portKey, "").isEmpty()) {
            return Optional.empty();
        }
        InetSocketAddress address = new InetSocketAddress(name, number(portKey, 0, 0, 65_535));
        if (address.isUnresolved()) {
            problem(hostKey, "is not an address of this machine");
        }
        return Optional.of(address);
    }

    URI url(String key, String what, boolean allowInsecure) {
        String text = HttpUrl.base(required(key, what));
        if (text.isEmpty()) {
            return null;
        }
        URI url = HttpUrl.parse(text);
        if (url == null) {
            problem(key, "is not an address such as https://crm.example.com");
        } else if (!allowInsecure && HttpUrl.isExposed(url)) {
            problem(
                    key,
                    "begins with http:, so mails and the access key could be read on their way: use https:, or set "
                            + "allow-insecure = true if the network is your own");
        }
        return url;
    }

    Optional<TrustStore> trustStore(String key, String passwordKey) {
        String path = text(key, "");
        String password = text(passwordKey, "");
        if (path.isEmpty()) {
            return Optional.empty();
        }
        TrustStore store = new TrustStore(Path.of(path), password);
        store.problem().ifPresent(problem -> problem(key, problem));
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
        return parse(key, String.valueOf(otherwise), text -> SettingFormat.number(text, least, most), otherwise);
    }

    boolean flag(String key) {
        return parse(key, "false", SettingFormat::flag, false);
    }

    /** In bytes. */
    long size(String key, String otherwise) {
        return parse(key, otherwise, SettingFormat::size, 0L);
    }

    Duration time(String key, String otherwise) {
        return parse(key, otherwise, SettingFormat::time, Duration.ZERO);
    }

    /** A time of at least that. */
    Duration time(String key, String otherwise, Duration least) {
        return parse(key, otherwise, text -> SettingFormat.time(text, least), Duration.ZERO);
    }

    Set<String> extensions(String key, String otherwise) {
        return parse(key, otherwise, SettingFormat::extensions, Set.of());
    }

    private <T> T parse(String key, String otherwise, Function<String, T> format, T ifInvalid) {
        try {
            return format.apply(text(key, otherwise));
        } catch (IllegalArgumentException e) {
            problem(key, e.getMessage());
            return ifInvalid;
        }
    }

    private static boolean isOurs(String key) {
        return PREFIXES.stream().anyMatch(key::startsWith);
    }

    private void problem(String key, String problem) {
        problems.add(key + " " + problem);
    }
}
