package io.github.vtigermail.karaf;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Properties;
import java.util.Set;
import org.osgi.service.cm.ManagedService;

/** Receives the configuration from Karaf, and passes it on without the entries that Karaf adds. */
final class KarafConfiguration implements ManagedService {
    private static final Set<String> KARAF_PREFIXES = Set.of("service.", "felix.fileinstall.", "org.apache.karaf.");

    private final KarafConnector connector;

    KarafConfiguration(KarafConnector connector) {
        this.connector = connector;
    }

    /** Called by a thread that all bundles share, so it must not wait for the connector. */
    @Override
    public void updated(Dictionary<String, ?> configuration) {
        if (configuration == null) {
            connector.removeSettings();
            return;
        }
        Properties settings = new Properties();
        for (String key : Collections.list(configuration.keys())) {
            if (KARAF_PREFIXES.stream().noneMatch(key::startsWith)) {
                settings.setProperty(key, String.valueOf(configuration.get(key)));
            }
        }
        connector.setSettings(settings);
    }
}
