package io.github.vtigermail.mailbox.oauth.sasl;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Map;
import javax.security.auth.callback.CallbackHandler;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslClientFactory;
import org.eclipse.angus.mail.auth.OAuth2SaslClientFactory;

/** Where Java looks for {@link OAuthBearer}. */
public final class SaslProvider extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String NAME = "vtiger-mail-sasl";

    private SaslProvider() {
        super(NAME, "1", "SASL OAUTHBEARER for mailboxes");
        put("SaslClientFactory." + OAuthBearer.NAME, Factory.class.getName());
    }

    /** Angus Mail registers its own too, but only once, and in Karaf all of them are removed when the bundle is stopped. */
    static synchronized void install() {
        OAuth2SaslClientFactory.init();
        if (Security.getProvider(NAME) == null) {
            Security.addProvider(new SaslProvider());
        }
    }

    /** Java makes one by the name of its class. */
    public static final class Factory implements SaslClientFactory {
        @Override
        public SaslClient createSaslClient(
                String[] mechanisms,
                String authorizationId,
                String protocol,
                String server,
                Map<String, ?> properties,
                CallbackHandler account) {
            return Arrays.asList(mechanisms).contains(OAuthBearer.NAME) ? new OAuthBearer(account) : null;
        }

        @Override
        public String[] getMechanismNames(Map<String, ?> properties) {
            return new String[] {OAuthBearer.NAME};
        }
    }
}
