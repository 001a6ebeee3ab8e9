package io.github.vtigermail.mailbox.oauth.sasl;

import java.nio.charset.StandardCharsets;
import java.util.Properties;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;

/** The SASL mechanism OAUTHBEARER of RFC 7628, which Angus Mail does not have: it has XOAUTH2. */
public final class OAuthBearer implements SaslClient {
    static final String NAME = "OAUTHBEARER";
    /** What answers the server's reasons for a refusal; then it refuses. */
    private static final byte[] ACKNOWLEDGED = {1};

    private final CallbackHandler account;
    private boolean sent;

    OAuthBearer(CallbackHandler account) {
        this.account = account;
    }

    /** Has Angus Mail log in by XOAUTH2, or by this where the server offers only this. */
    public static void use(String protocol, Properties properties) {
        SaslProvider.install();
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "sasl.enable", "true");
        properties.put(prefix + "sasl.mechanisms", "XOAUTH2 " + NAME);
        properties.put(prefix + "auth.mechanisms", "XOAUTH2"); // and never the token as a password in plain text
        properties.put(prefix + "forcepasswordrefresh", "true");
    }

    @Override
    public String getMechanismName() {
        return NAME;
    }

    @Override
    public boolean hasInitialResponse() {
        return true;
    }

    @Override
    public byte[] evaluateChallenge(byte[] challenge) throws SaslException {
        if (sent) {
            return ACKNOWLEDGED.clone();
        }
        sent = true;
        NameCallback user = new NameCallback("user");
        PasswordCallback token = new PasswordCallback("token", false);
        try {
            account.handle(new Callback[] {user, token});
        } catch (Exception e) {
            throw new SaslException("there is no token");
        }
        String name = user.getName().replace("=", "=3D").replace(",", "=2C");
        return ("n,a=" + name + ",\u0001auth=Bearer " + new String(token.getPassword()) + "\u0001\u0001")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Not even when all is sent: the server may have a reason for a refusal. */
    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) {
        throw new IllegalStateException();
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) {
        throw new IllegalStateException();
    }

    @Override
    public Object getNegotiatedProperty(String name) {
        return null;
    }

    @Override
    public void dispose() {
        // It keeps nothing.
    }
}
