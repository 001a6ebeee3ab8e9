package io.github.vtigermail.mailbox.options;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.component.mail.MailEndpointUriFactory;

/**
 * How Camel makes an endpoint's address of the options in a mailbox file. Values of free text, patterns above all, go
 * through it as base64, because nothing else comes out as it went in (tried on Camel 4.22.0): as it is, {@code \d+} loses
 * its plus sign and an {@code &} ends the value; percent-encoded, it is decoded twice; {@code RAW(…)} ends at a bracket.
 * Camel asks this class only where a file says {@code uri: imaps} and has the host among the parameters.
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
        return scheme.equals("imap") || scheme.equals("imaps");
    }

    @Override
    public Set<String> propertyNames() {
        Set<String> names = new HashSet<>(super.propertyNames());
        names.addAll(FREE_TEXT);
        names.addAll(Set.of(
                "start",
                "quotedHistory",
                "notify",
                "workers",
                "allowInsecure",
                "listMail",
                "senders",
                "authentication"));
        return names;
    }

    /** Camel's own way, but for the host: it takes every "port" out of a name such as {@code mail.portal.example.com}. */
    @Override
    public String buildUri(String scheme, Map<String, Object> properties, boolean encode) {
        Map<String, Object> encoded = new HashMap<>(properties);
        FREE_TEXT.forEach(name -> encoded.computeIfPresent(name, (key, value) -> encoded(value.toString())));
        Object host = encoded.remove("host");
        Object port = encoded.remove("port");
        String uri = scheme + ":" + (host == null ? "" : host) + (port == null ? "" : ":" + port);
        return buildQueryParameters(uri, encoded, encode);
    }

    /** The options as they were in the file. */
    public static void decode(Map<String, Object> parameters) {
        FREE_TEXT.forEach(name -> parameters.computeIfPresent(name, (key, value) -> decoded(value.toString())));
    }

    /** An option of free text that came into the address without us, or null. */
    public static String unsafe(String uri) {
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
