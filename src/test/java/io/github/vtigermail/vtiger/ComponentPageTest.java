package io.github.vtigermail.vtiger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.testing.ComponentMetadata;
import io.github.vtigermail.testing.MarkdownTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * An option or a header is described once, by its annotation. The tables of docs/vtiger.md are those of Camel's own component
 * pages: after a change this test shows what they must be.
 */
class ComponentPageTest {
    private static final String PAGE = "docs/vtiger.md";

    private final JsonNode metadata = ComponentMetadata.of("vtiger", "vtiger");

    @Test
    void thePageHasTheComponentOptions() {
        assertThat(table("## Component options")).isEqualTo(rows(metadata.path("componentProperties"), one -> true));
    }

    @Test
    void thePageHasThePathParameters() {
        assertThat(table("### Path parameters")).isEqualTo(rows(metadata.path("properties"), kind("path")));
    }

    @Test
    void thePageHasTheQueryParameters() {
        assertThat(table("### Query parameters")).isEqualTo(rows(metadata.path("properties"), kind("parameter")));
    }

    @Test
    void thePageHasTheMessageHeaders() {
        assertThat(table("## Message headers")).isEqualTo(rows(metadata.path("headers"), one -> true));
    }

    @ParameterizedTest
    @EnumSource(VtigerOperation.class)
    void thePageDescribesTheOperation(VtigerOperation operation) throws IOException {
        assertThat(Files.readAllLines(Path.of(PAGE))).contains("### " + operation);
    }

    @Test
    void theDescriptionsAreSentencesAndLostNoCharacter() {
        for (String part : new String[] {"componentProperties", "properties", "headers"}) {
            metadata.path(part)
                    .forEach(described -> assertThat(
                                    described.path("description").asText())
                            .as("Camel's plugin drops at signs")
                            .endsWith(".")
                            .doesNotContain("example.com"));
        }
    }

    private static String table(String heading) {
        return String.join("\n", MarkdownTable.rows(PAGE, heading, 4));
    }

    private static Predicate<JsonNode> kind(String kind) {
        return option -> option.path("kind").asText().equals(kind);
    }

    /** As Camel's pages have them. */
    private static String rows(JsonNode all, Predicate<JsonNode> which) {
        return all.properties().stream()
                .filter(one -> which.test(one.getValue()))
                .map(one -> "| " + name(one) + " | " + description(one.getValue()) + " | "
                        + defaultValue(one.getValue()) + " | " + type(one.getValue()) + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String name(Map.Entry<String, JsonNode> one) {
        String group = one.getValue().path("group").asText().replaceAll("(?<=[a-z]) (?=[a-z])", ", ");
        String constant = one.getValue().path("constantName").asText().replaceFirst(".*#", "");
        return "**" + one.getKey() + "** (" + group + ")" + (constant.isEmpty() ? "" : " Constant: `" + constant + "`");
    }

    private static String description(JsonNode described) {
        String required = described.path("required").asBoolean() ? "*Required* " : "";
        String values = described.has("enum") ? " Enum values: " + values(described.path("enum")) + "." : "";
        return required + described.path("description").asText() + values;
    }

    private static String values(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(value -> "`" + value.asText() + "`")
                .collect(Collectors.joining(", "));
    }

    private static String defaultValue(JsonNode described) {
        return described.has("defaultValue")
                ? "`" + described.path("defaultValue").asText() + "`"
                : "";
    }

    private static String type(JsonNode described) {
        return described.path("javaType").asText().replaceAll("[a-z.]+\\.|<.*>", "");
    }
}
