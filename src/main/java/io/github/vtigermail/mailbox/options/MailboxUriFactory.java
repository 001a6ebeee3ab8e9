package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.support.MissingValueException;
import io.github.vtigermail.support.Placeholders;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.component.mail.MailEndpointUriFactory;

/**
 * Makes the endpoint URI from the options in a mailbox file. Free text, above all patterns and passwords, is encoded as
 * base64, because nothing else survives unchanged (tried on Camel 4.22.0): unencoded, {@code \d+} loses its plus sign and
 * an {@code &} ends the value; percent-encoded, it is decoded twice; {@code RAW(…)} ends at a bracket. It is encoded as it
 * is written, with its placeholders: a URI that has no password in it cannot show one. Camel uses this class only if a
 * file says {@code uri: vtiger-imaps} and has the host among the parameters.
 */
public final class MailboxUriFactory extends MailEndpointUriFactory {
    private static final List<String> FREE_TEXT = List.of(
            "subjectPatterns",
            "moveTo",
            "failedFolder",
            "folderName",
            "automaticFolder",
            "quarantineFolder",
            "allow",
            "authenticationServer",
            "username",
            "password",
            "oauthTenant",
            "oauthClientId",
            "oauthClientSecret",
            "oauthCertificate",
            "oauthCertificatePassword",
            "oauthKeyFile",
            "oauthSubject",
            "oauthScope",
            "oauthBaseUri",
            "oauthTokenEndpoint",
            "oauthAuthorizationEndpoint",
            "oauthDeviceAuthorizationEndpoint");
    private static final String MARK = "base64.";
    private static final String UNRESOLVED = "{{";
    private static final String UNKNOWN_HOST = "unknown.invalid";

    @Override
    public boolean isEnabled(String scheme) {
        return MailboxScheme.isOurs(scheme);
    }

    @Override
    public Set<String> propertyNames() {
        Set<String> names = new HashSet<>(super.propertyNames());
        names.addAll(OptionNames.ALL);
        return names;
    }

    /** As Camel does, except for the host: Camel removes every "port" from a name such as {@code mail.portal.example.com}. */
    @Override
    public String buildUri(String scheme, Map<String, Object> properties, boolean encode) {
        properties.forEach((name, value) -> OptionValue.clean(name, String.valueOf(value)));
        Map<String, Object> encoded = new HashMap<>(properties);
        FREE_TEXT.forEach(name -> encoded.computeIfPresent(name, (key, value) -> encoded(value.toString())));
        Object host = encoded.remove("host");
        Object port = encoded.remove("port");
        String uri = scheme + ":" + (host == null ? "" : host(host.toString())) + (port == null ? "" : ":" + port);
        return buildQueryParameters(uri, encoded, encode);
    }

    /**
     * Restores the options as they were in the file, with values in place of placeholders.
     *
     * @throws InvalidOptionException if a placeholder has no value
     */
    public static void decode(CamelContext context, Map<String, Object> parameters) {
        FREE_TEXT.forEach(
                name -> parameters.computeIfPresent(name, (key, value) -> decoded(context, name, value.toString())));
    }

    /** A free-text option that is in the URI without having been encoded, or null. */
    public static String findUnencoded(String uri) {
        return FREE_TEXT.stream()
                .filter(name -> Pattern.compile("[?&]" + name + "=(?!(RAW\\()?" + Pattern.quote(MARK) + ")")
                        .matcher(uri)
                        .find())
                .findFirst()
                .orElse(null);
    }

    /** Where it is known: a command that does not connect to the mailbox does without. */
    private String host(String text) {
        String resolved = resolve(getCamelContext(), "host", text);
        return resolved.contains(UNRESOLVED)
                ? UNKNOWN_HOST
                : MailHost.of(resolved).toString();
    }

    private static String encoded(String text) {
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(CamelContext context, String option, String text) {
        if (!text.startsWith(MARK)) {
            return text;
        }
        String written =
                new String(Base64.getUrlDecoder().decode(text.substring(MARK.length())), StandardCharsets.UTF_8);
        String resolved = resolve(context, option, written);
        if (resolved.isBlank()) {
            Placeholders.findEmpty(context, written).ifPresent(empty -> {
                throw new InvalidOptionException(option, empty);
            });
        }
        return resolved;
    }

    private static String resolve(CamelContext context, String option, String text) {
        try {
            return Placeholders.resolve(context, text);
        } catch (MissingValueException e) {
            throw new InvalidOptionException(option, e.getMessage());
        }
    }
}
