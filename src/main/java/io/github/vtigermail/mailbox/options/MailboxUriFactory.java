package io.github.vtigermail.mailbox.options;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.mail.MailEndpointUriFactory;

/**
 * Makes the endpoint URI from the options in a mailbox file. Free text, above all patterns, is encoded as base64,
 * because nothing else survives unchanged (tried on Camel 4.22.0): unencoded, {@code \d+} loses its plus sign and an
 * {@code &} ends the value; percent-encoded, it is decoded twice; {@code RAW(…)} ends at a bracket. Camel uses this
 * class only if a file says {@code uri: vtiger-imaps} and has the host among the parameters.
 */
public final class MailboxUriFactory extends MailEndpointUriFactory {
    private static final Set<String> FREE_TEXT = Set.of(
            "subjectPatterns",
            "moveTo",
            "failedFolder",
            "folderName",
            "automaticFolder",
            "quarantineFolder",
            "allow",
            "authenticationServer");
    private static final String MARK = "base64.";

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
        Map<String, Object> encoded = new HashMap<>(properties);
        FREE_TEXT.forEach(name -> encoded.computeIfPresent(name, (key, value) -> encoded(value.toString())));
        Object host = encoded.remove("host");
        Object port = encoded.remove("port");
        String uri = scheme + ":" + (host == null ? "" : host) + (port == null ? "" : ":" + port);
        return buildQueryParameters(uri, encoded, encode);
    }

    /** Restores the options as they were in the file. */
    public static void decode(Map<String, Object> parameters) {
        FREE_TEXT.forEach(name -> parameters.computeIfPresent(name, (key, value) -> decoded(value.toString())));
    }

    /** A free-text option that is in the URI without having been encoded, or null. */
    public static String findUnencoded(String uri) {
        return FREE_TEXT.stream()
                .filter(name -> uri.matches("(?s).*[?&]" + name + "=(?!" + MARK.replace(".", "\\.") + ").*"))
                .findFirst()
                .orElse(null);
    }

    private String encoded(String text) {
        String resolved = getCamelContext().resolvePropertyPlaceholders(text);
        return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(resolved.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String text) {
        return text.startsWith(MARK)
                ? new String(Base64.getUrlDecoder().decode(text.substring(MARK.length())), StandardCharsets.UTF_8)
                : text;
    }
}
