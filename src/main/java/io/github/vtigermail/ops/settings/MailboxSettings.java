package io.github.vtigermail.ops.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * Of the settings those without which no mailbox can be reached: what a command needs that does not ask Vtiger. The others
 * may be missing then, the access key in the environment above all.
 *
 * @param mailboxes the folder of the mailbox files
 * @param trustStore what is trusted in place of the JDK's certificate authorities
 * @param allowInsecure whether connections without TLS may go to other hosts
 */
public record MailboxSettings(Path mailboxes, Optional<TrustStore> trustStore, boolean allowInsecure) {

    /** @throws InvalidSettingsException with a line for each of them that is wrong */
    public static MailboxSettings read(CamelContext context) {
        SettingsReader reader = new SettingsReader(context, Set.of());
        reader.readSecrets();
        MailboxSettings settings = new MailboxSettings(
                Path.of(reader.text("mailboxes", "routes/mailboxes")),
                reader.trustStore("tls.trust-store", "tls.trust-store-password"),
                reader.truth("allow-insecure"));
        reader.finishSome();
        return settings;
    }
}
