package io.github.vtigermail.karaf;

import java.security.Provider;
import java.security.Security;

/**
 * Removes what the bundle's libraries registered with the JDK to log in with OAuth2: it would keep an uninstalled bundle with all
 * its classes in memory.
 */
final class SaslMechanisms {
    private SaslMechanisms() {}

    static void deregister() {
        for (Provider provider : Security.getProviders()) {
            if (provider.getClass().getClassLoader() == SaslMechanisms.class.getClassLoader()) {
                Security.removeProvider(provider.getName());
            }
        }
    }
}
