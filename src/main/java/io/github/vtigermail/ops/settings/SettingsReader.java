package io.github.vtigermail.ops.settings;

import io.github.vtigermail.support.Addresses;
import io.github.vtigermail.support.MissingValue;
import io.github.vtigermail.support.Placeholders;
import io.github.vtigermail.support.WrittenValue;
import io.github.vtigermail.vtiger.client.HttpUrl;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** Reads settings one by one and collects their problems, one line for each. */
final class SettingsReader {
    private static final String EXAMPLE_URL = "https://crm.example.com";
    private final CamelContext context;
    private final PropertiesComponent properties;
    private final String file;
    private final Set<String> optional;
    private final SettingNames names = new SettingNames();
    private final Set<String> problems = new LinkedHashSet<>();

    /** @param optional required settings that may be missing all the same: they are empty then */
    SettingsReader(CamelContext context, Set<String> optional) {
        this.context = context;
        this.properties = context.getPropertiesComponent();
        this.file = MissingValue.settingsFile(context);
        this.optional = optional;
    }

    /** To be called first: other settings may refer to secrets. @return their folder */
    Path addSecrets() {
        LiteralValuesParser.use((org.apache.camel.component.properties.PropertiesComponent) properties);
        Path folder = secretsFolder();
        properties.addPropertiesFunction(new SecretFunction(folder));
        return folder;
    }

    Path secretsFolder() {
        return Path.of(text("secrets.dir", SecretFunction.folder(System.getenv())));
    }

    /** A key for AES-256; empty if there is none. */
    String key(String key) {
        return parse(key, "", SettingFormat::key, "");
    }

    /** The properties whose names begin like ours and are none of those that were read. */
    List<String> unknown(PropertiesComponent properties) {
        return names.unknown(properties);
    }

    /** Adds the settings that the routes and mailbox files in these folders name. */
    void addRoutes(Path... folders) {
        RouteSettings routes = RouteSettings.in(folders);
        names.setRoutes(routes);
        problems.addAll(routes.problems(context));
    }

    /** The properties that are no settings and that no route names. */
    List<String> unused() {
        return names.unused(properties);
    }

    /** To be called when all settings have been read. @throws InvalidSettingsException if there is any problem */
    void finish() {
        unknown(properties)
                .forEach(name -> problem(name, "is not a setting; the distribution's " + file + " lists all"));
        finishSome();
    }

    /** To be called when only some settings were read. @throws InvalidSettingsException if one of them has a problem */
    void finishSome() {
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(List.copyOf(problems));
        }
    }

    String text(String key, String otherwise) {
        names.add(key);
        SettingText text = new SettingText(context, key);
        Optional<String> problem = optional.contains(key) ? Optional.empty() : text.problem();
        problem.ifPresent(what -> problem(key, what));
        return problem.isPresent() ? otherwise : text.read().orElse(otherwise);
    }

    /** @param what the setting's meaning, if it has to be reported as missing */
    String required(String key, String what) {
        int before = problems.size();
        String value = text(key, "");
        if (value.isEmpty() && problems.size() == before && !optional.contains(key)) {
            problem(
                    key,
                    new SettingText(context, key)
                            .whyEmpty()
                            .orElse("is missing: set it in " + file + " (" + what + ")"));
        }
        return value;
    }

    /** A required setting that is resolved again each time it is used. */
    Supplier<String> secret(String key, String what) {
        boolean missing = required(key, what).isEmpty();
        return () -> missing ? "" : WrittenValue.strip(Placeholders.resolve(context, "{{" + key + "}}"));
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
        if (text.equals(EXAMPLE_URL) && !optional.contains(key)) {
            problem(key, "is still that of the example: set it to " + what);
        } else if (url == null) {
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

    String jdbcUrl(String key, String otherwise) {
        return parse(key, otherwise, SettingFormat::jdbcUrl, otherwise);
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

    /** A time of at most so many hours. */
    Duration time(String key, String otherwise, int hours) {
        return parse(key, otherwise, text -> SettingFormat.time(text, hours), Duration.ZERO);
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

    private void problem(String key, String problem) {
        problems.add(key + " " + problem);
    }
}
