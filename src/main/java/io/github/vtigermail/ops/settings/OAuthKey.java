package io.github.vtigermail.ops.settings;

import java.nio.file.Path;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * Where the key is that the refresh tokens of mailboxes are encrypted with.
 *
 * @param written the setting; empty to use the file
 * @param file the file, which is created if it is needed
 */
public record OAuthKey(String written, Path file) {
    private static final String FILE = "oauth-encryption-key";

    /** Reads only this setting, for a command. @throws InvalidSettingsException if it is wrong */
    public static OAuthKey read(CamelContext context) {
        SettingsReader reader = new SettingsReader(context, Set.of());
        reader.addSecrets();
        OAuthKey key = read(reader);
        reader.finishSome();
        return key;
    }

    static OAuthKey read(SettingsReader reader) {
        return new OAuthKey(
                reader.key("oauth.encryption-key"), reader.secretsFolder().resolve(FILE));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "OAuthKey";
    }
}
