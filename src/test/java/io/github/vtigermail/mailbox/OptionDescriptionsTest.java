package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.mailbox.options.OptionNames;
import io.github.vtigermail.mailbox.options.RefusedOptions;
import io.github.vtigermail.testing.ComponentMetadata;
import io.github.vtigermail.testing.MarkdownTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * An option of a mailbox is described once, by its annotation. Camel's catalog has that description, and so have the docs, the
 * route template and the Kamelet: this test shows what the others must say after a change.
 */
class OptionDescriptionsTest {
    private static final String TEMPLATE = "/io/github/vtigermail/library/vtiger-ticket-mailbox.camel.yaml";
    private static final String KAMELET = "/kamelets/vtiger-ticket-mail-source.kamelet.yaml";
    /** What the template and the Kamelet have in addition: the mailbox's name, where its mails go, the scheme. */
    private static final Set<String> OF_THE_TEMPLATE = Set.of("name", "to", "protocol");
    /** What they do not have: the defaults are good enough for an application. */
    private static final Set<String> NOT_IN_TEMPLATES =
            Set.of("initialDelay", "maxMessagesPerPoll", "connectionTimeout");

    private final Map<String, JsonNode> options = options("vtiger-imaps");

    @Test
    void theCatalogHasEachOption() {
        Set<String> names = new TreeSet<>(OptionNames.ALL);
        names.addAll(Set.of("host", "port"));
        assertThat(options.keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void bothSchemesHaveTheSameOptions() {
        assertThat(options("vtiger-imap")).isEqualTo(options);
    }

    @Test
    void passwordsAndTheClientSecretAreSecrets() {
        assertThat(options.entrySet())
                .filteredOn(option -> option.getValue().path("secret").asBoolean())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("password", "oauthClientSecret", "oauthCertificatePassword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vtiger-imaps", "vtiger-imap"})
    void theCatalogDoesNotShowWhatIsRefused(String scheme) {
        List<String> shown = catalog(scheme).path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();

        assertThat(shown).doesNotContain(RefusedOptions.NAMES.split(",")).contains("authenticator", "subjectPatterns");
    }

    @Test
    void theDocsHaveTheTableOfTheCatalog() {
        Map<String, String> rows = new LinkedHashMap<>();
        options.forEach(
                (name, option) -> rows.put(name, row(name, values(option), defaultValue(option), description(option))));

        assertThat(MarkdownTable.rows("docs/mailboxes.md", "## Options", 4))
                .containsExactlyInAnyOrderElementsOf(rows.values());
    }

    @Test
    void theDocsOfTheTemplateHaveTheRowsOfTheCatalog() {
        List<String> rows = MarkdownTable.rows("docs/camel.md", "## Parameters", 3);

        assertThat(rows)
                .containsAll(options.entrySet().stream()
                        .filter(option -> !NOT_IN_TEMPLATES.contains(option.getKey()))
                        .map(option ->
                                row(option.getKey(), defaultValue(option.getValue()), description(option.getValue())))
                        .toList());
    }

    @Test
    void theTemplateHasTheOptionsOfTheCatalog() {
        List<Map<String, Object>> parameters =
                list(map(list(yaml(TEMPLATE)).get(0).get("routeTemplate")).get("parameters"));

        Map<String, String> found = new LinkedHashMap<>();
        for (Map<String, Object> parameter : parameters) {
            found.put(
                    parameter.get("name").toString(),
                    summary(
                            parameter.get("description"),
                            parameter.get("defaultValue"),
                            Boolean.TRUE.equals(parameter.get("required"))));
        }
        found.keySet().removeAll(OF_THE_TEMPLATE);
        assertThat(found).isEqualTo(summaries());
    }

    @Test
    void theKameletHasTheOptionsOfTheCatalog() {
        Map<String, Object> definition = map(map(map(yaml(KAMELET)).get("spec")).get("definition"));
        List<?> required = (List<?>) definition.get("required");

        Map<String, String> found = new LinkedHashMap<>();
        map(definition.get("properties")).forEach((name, value) -> {
            Map<String, Object> property = map(value);
            found.put(name, summary(property.get("description"), property.get("default"), required.contains(name)));
            JsonNode option = options.get(name);
            if (option != null) {
                assertThat("password".equals(property.get("format")))
                        .as("%s is a secret", name)
                        .isEqualTo(option.path("secret").asBoolean());
                assertThat(property.get("enum")).as("values of %s", name).isEqualTo(enums(option));
            }
        });
        found.keySet().removeAll(OF_THE_TEMPLATE);
        assertThat(found).isEqualTo(summaries());
    }

    private Map<String, String> summaries() {
        Map<String, String> all = new LinkedHashMap<>();
        options.forEach((name, option) -> all.put(
                name,
                summary(
                        description(option),
                        option.has("defaultValue") ? option.get("defaultValue").asText() : null,
                        option.path("required").asBoolean())));
        all.keySet().removeAll(NOT_IN_TEMPLATES);
        return all;
    }

    /** An empty default is none: a parameter of a template has to have one. */
    private static String summary(Object description, Object defaultValue, boolean required) {
        String value = defaultValue == null || defaultValue.toString().isEmpty() ? "none" : defaultValue.toString();
        return description + " | default " + value + " | " + (required ? "required" : "optional");
    }

    private static String row(String name, String... cells) {
        return "| `" + name + "` | " + String.join(" | ", cells) + " |";
    }

    private static String description(JsonNode option) {
        return option.path("description").asText();
    }

    private static String defaultValue(JsonNode option) {
        if (option.path("required").asBoolean()) {
            return "required";
        }
        return option.has("defaultValue") ? "`" + option.get("defaultValue").asText() + "`" : "none";
    }

    private static String values(JsonNode option) {
        if (option.has("enum")) {
            return enums(option).stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        return switch (option.path("type").asText()) {
            case "boolean" -> "`true`, `false`";
            case "integer" -> "number";
            case "duration" -> "milliseconds";
            default -> "text";
        };
    }

    private static List<String> enums(JsonNode option) {
        return option.has("enum")
                ? new ObjectMapper().convertValue(option.get("enum"), new TypeReference<>() {})
                : null;
    }

    /** The options that are described by us. */
    private static Map<String, JsonNode> options(String scheme) {
        return catalog(scheme).path("properties").properties().stream()
                .filter(option ->
                        option.getValue().path("configurationClass").asText().startsWith("io.github.vtigermail"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static JsonNode catalog(String scheme) {
        return ComponentMetadata.of("mailbox", scheme);
    }

    private static Object yaml(String resource) {
        return new Load(LoadSettings.builder().build())
                .loadFromInputStream(OptionDescriptionsTest.class.getResourceAsStream(resource));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object yaml) {
        return (Map<String, Object>) yaml;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object yaml) {
        return (List<Map<String, Object>>) yaml;
    }
}
