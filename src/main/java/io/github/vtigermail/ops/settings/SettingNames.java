package io.github.vtigermail.ops.settings;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.camel.spi.PropertiesComponent;

/** Tells the names of settings from those that nothing uses, which may be typing errors. */
final class SettingNames {
    /** All names with these prefixes are ours, so an unknown one is a typing error. */
    private static final List<String> PREFIXES =
            List.of("vtiger.", "files.", "ticket-rate.", "ledger.", "secrets.", "tls.", "health.", "oauth.");

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z_.-]*");

    private final Set<String> known = new TreeSet<>();
    private RouteSettings routes = RouteSettings.in();

    /** Adds one of ours. */
    void add(String name) {
        known.add(name);
    }

    /** Sets what routes and mailbox files name. */
    void setRoutes(RouteSettings routes) {
        this.routes = routes;
    }

    /** The properties whose names begin like ours and are none of those that were added. */
    List<String> unknown(PropertiesComponent properties) {
        return properties.loadProperties(SettingNames::isOurs).stringPropertyNames().stream()
                .filter(name -> !known.contains(name) && !routes.contains(name))
                .map(name -> shown(name, properties))
                .sorted()
                .distinct()
                .toList();
    }

    /** The other properties that are no settings and that no route names. */
    List<String> unused(PropertiesComponent properties) {
        return routes.unused(properties.loadProperties(), known).stream()
                .filter(name -> !isOurs(name))
                .map(name -> shown(name, properties))
                .distinct()
                .toList();
    }

    private static boolean isOurs(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** A name, unless it is none: without a = a whole line is one, with the password in it. */
    private static String shown(String name, PropertiesComponent properties) {
        boolean hasValue =
                !properties.loadProperties(name::equals).getProperty(name, "").isBlank();
        return hasValue && NAME.matcher(name).matches()
                ? name
                : "a line that has no = or another name than those of settings";
    }
}
