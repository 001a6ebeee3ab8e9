package io.github.vtigermail.ops.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * The settings that a command needs to open mailboxes without asking Vtiger. The others may be missing then, such as the
 * access key in the environment.
 *
 * @param mailboxes the folder of the mailbox files
 * @param secrets the folder of the secrets
 * @param trustStore what to trust in place of the JDK's certificate authorities
 * @param allowInsecure whether connections to other hosts may do without TLS
 */
public record MailboxSettings(Path mailboxes, Path secrets, Optional<TrustStore> trustStore, boolean allowInsecure) {

    /** @throws InvalidSettingsException if one of them is wrong */
    public static MailboxSettings read(CamelContext context) {
        SettingsReader reader = new SettingsReader(context, Set.of());
        Path secrets = reader.addSecrets();
        MailboxSettings settings = new MailboxSettings(
                Path.of(reader.text("mailboxes", Settings.MAILBOXES)),
                secrets,
                reader.trustStore("tls.trust-store", "tls.trust-store-password"),
                reader.flag("allow-insecure"));
        reader.finishSome();
        return settings;
    }
}
