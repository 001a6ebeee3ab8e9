package io.github.vtigermail.ops.settings;

import io.github.vtigermail.support.MissingValueException;
import io.github.vtigermail.support.Placeholders;
import io.github.vtigermail.support.WrittenValue;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.util.StringHelper;

/** The text of a setting, with values in place of its placeholders, and what can be wrong with the text of any setting. */
final class SettingText {
    /** What may have any character in it. */
    private static final Set<String> SECRETS =
            Set.of("vtiger.access-key", "ledger.password", "tls.trust-store-password", "oauth.encryption-key");

    private final CamelContext context;
    private final String key;

    SettingText(CamelContext context, String key) {
        this.context = context;
        this.key = key;
    }

    /** Without what cannot be seen at its ends; empty if there is none. */
    Optional<String> read() {
        try {
            return context.getPropertiesComponent().resolveProperty(key).map(WrittenValue::strip);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with it, to be read after the setting's name; empty if nothing is. */
    Optional<String> problem() {
        Optional<String> text = read();
        if (text.isEmpty()) {
            return written().isEmpty() ? Optional.empty() : Optional.of("is not set: " + whyMissing());
        }
        if (!SECRETS.contains(key)
                && StringHelper.before(text.get(), "?", text.get()).indexOf('=') >= 0) {
            return Optional.of("contains an =; is a line end missing before the next setting?");
        }
        return WrittenValue.findControl(text.get()).map(what -> "contains " + what + "; remove it");
    }

    /** Why it is empty, to be read after the setting's name; empty if it is not written at all. */
    Optional<String> whyEmpty() {
        return Placeholders.findEmpty(context, written()).map(empty -> "is empty, because " + empty);
    }

    /** The text with its placeholders; empty if there is none. */
    private String written() {
        return context.getPropertiesComponent().loadProperties(key::equals).getProperty(key, "");
    }

    private String whyMissing() {
        try {
            return Placeholders.resolve(context, "{{" + key + "}}");
        } catch (MissingValueException e) {
            return e.getMessage();
        }
    }
}
