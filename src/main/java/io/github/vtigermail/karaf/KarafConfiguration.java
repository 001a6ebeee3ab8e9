package io.github.vtigermail.karaf;

import java.util.Collections;
import java.util.Dictionary;
import java.util.Properties;
import java.util.Set;
import org.osgi.service.cm.ManagedService;

/** Takes the configuration from Karaf, at the start and whenever it changes, and hands it on without what Karaf adds to it. */
final class KarafConfiguration implements ManagedService {
    private static final Set<String> KARAFS_OWN = Set.of("service.", "felix.fileinstall.", "org.apache.karaf.");

    private final KarafConnector connector;

    KarafConfiguration(KarafConnector connector) {
        this.connector = connector;
    }

    /** Called by a thread that all configurations share, so it must not wait for the connector. */
    @Override
    public void updated(Dictionary<String, ?> configuration) {
        if (configuration == null) {
            connector.withoutSettings();
            return;
        }
        Properties settings = new Properties();
        for (String key : Collections.list(configuration.keys())) {
            if (KARAFS_OWN.stream().noneMatch(key::startsWith)) {
                settings.setProperty(key, String.valueOf(configuration.get(key)));
            }
        }
        connector.settings(settings);
    }
}
