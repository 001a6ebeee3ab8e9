package io.github.vtigermail.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A user of a template or a Kamelet reads what its file says, and no Java. */
class CatalogueTest {
    private static final Set<String> SECRETS =
            Set.of("password", "accessKey", "oauthClientSecret", "oauthCertificatePassword");
    /** Where a template leads to and comes from; a Kamelet has Camel's own names for that. */
    private static final Set<String> ENDS = Set.of("to");

    @ParameterizedTest
    @CsvSource({"vtiger-ticket-mail-source,source", "vtiger-find-ticket-action,action", "vtiger-comment-sink,sink"})
    void aKameletIsDescribedAsCamelsCatalogDescribesIts(String name, String type) {
        Map<String, Object> kamelet = kamelet(name);
        Map<String, Object> metadata = map(kamelet.get("metadata"));
        assertThat(metadata).containsEntry("name", name);
        assertThat(map(metadata.get("labels"))).containsEntry("camel.apache.org/kamelet.type", type);
        assertThat(map(metadata.get("annotations")))
                .containsKeys(
                        "camel.apache.org/provider",
                        "camel.apache.org/kamelet.group",
                        "camel.apache.org/kamelet.icon",
                        "camel.apache.org/kamelet.support.level");
        Map<String, Object> definition = map(map(kamelet.get("spec")).get("definition"));
        assertThat(definition).containsKeys("title", "description", "required").containsEntry("type", "object");
    }

    @ParameterizedTest
    @CsvSource({"vtiger-ticket-mail-source", "vtiger-find-ticket-action", "vtiger-comment-sink"})
    void aKameletAsksForThisVersionOfOurs(String name) throws IOException {
        String version = firstVersion(Path.of("pom.xml"));
        assertThat(map(kamelet(name).get("spec")).get("dependencies"))
                .asString()
                .contains("mvn:io.github.vtigermail:vtiger-mail-connector:" + version);
        assertThat(map(map(kamelet(name).get("metadata")).get("annotations")).get("camel.apache.org/catalog.version"))
                .isEqualTo(version.replace("-SNAPSHOT", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "examples/camel-main/pom.xml",
        "examples/spring-boot/pom.xml",
        "examples/kamelets/pom.xml",
        "docs/camel.md"
    })
    void theExamplesAskForThisVersionOfOurs(String file) throws IOException {
        assertThat(Files.readString(Path.of(file)))
                .containsPattern("(?s)<artifactId>vtiger-mail-connector</artifactId>\\s*<version>"
                        + Pattern.quote(firstVersion(Path.of("pom.xml"))) + "</version>");
    }

    private static String firstVersion(Path pom) throws IOException {
        Matcher version = Pattern.compile("<version>(.*)</version>").matcher(Files.readString(pom));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    @ParameterizedTest
    @CsvSource({"vtiger-ticket-mail-source", "vtiger-find-ticket-action", "vtiger-comment-sink"})
    void everyParameterSaysWhatItIsAndSecretsAreMarked(String name) {
        properties(name).forEach((parameter, described) -> {
            Map<String, Object> property = map(described);
            assertThat(property).as(parameter).containsKeys("title", "description", "type");
            if (SECRETS.contains(parameter)) {
                assertThat(property)
                        .as(parameter)
                        .containsEntry("format", "password")
                        .doesNotContainKeys("example");
                assertThat(property.getOrDefault("default", "")) // an optional parameter has to have one
                        .as(parameter)
                        .isEqualTo("");
                assertThat(property.get("x-descriptors"))
                        .as(parameter)
                        .asString()
                        .contains("urn:camel:group:credentials");
            } else {
                assertThat(property).as(parameter).containsAnyOf(Map.entry("example", example(property)));
                assertThat(property.get("default") != null || isRequired(name, parameter))
                        .as(parameter + " has a default or is required")
                        .isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "vtiger-ticket-mailbox,vtiger-ticket-mail-source",
        "vtiger-find-ticket,vtiger-find-ticket-action",
        "vtiger-comment,vtiger-comment-sink"
    })
    void aTemplateAndItsKameletHaveTheSameParametersAndSteps(String template, String kamelet) {
        Map<String, Object> ours = map(template(template).get("routeTemplate"));
        Map<String, Object> theirs = map(map(kamelet(kamelet).get("spec")).get("template"));

        List<Map<String, Object>> parameters = list(ours.get("parameters"));
        Set<String> names = parameters.stream()
                .map(parameter -> parameter.get("name").toString())
                .filter(name -> !ENDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!template.equals("vtiger-ticket-mailbox")) {
            names.remove("name");
        }
        assertThat(properties(kamelet).keySet()).containsExactlyInAnyOrderElementsOf(names);
        for (Map<String, Object> parameter : parameters) {
            Map<String, Object> property = map(properties(kamelet).getOrDefault(parameter.get("name"), Map.of()));
            if (!property.isEmpty()) {
                assertThat(parameter.get("description")).isEqualTo(property.get("description"));
                assertThat(String.valueOf(parameter.get("defaultValue")))
                        .as(String.valueOf(parameter.get("name")))
                        .isEqualTo(String.valueOf(property.get("default")));
                assertThat(parameter.get("required"))
                        .isEqualTo(isRequired(kamelet, parameter.get("name").toString()));
            }
        }
        assertThat(theirs.get("beans")).isEqualTo(ours.get("beans"));
        assertThat(steps(theirs)).isEqualTo(steps(map(ours.get("route"))));
    }

    /** What the connector does with a mail once it is claimed, the template does as well, in the same order. */
    @Test
    void theCommentOfATemplateIsMadeAsTheConnectorMakesIt() throws IOException {
        List<String> line = operations(Files.readString(Path.of("routes/ticket-mail.camel.yaml")));
        List<String> steps = operations(template("vtiger-comment").toString());

        assertThat(steps)
                .containsExactlyElementsOf(line)
                .containsExactly(
                        "findTicket",
                        "findSender",
                        "checkSender",
                        "findTexts",
                        "draftComment",
                        "addComment",
                        "addFileNotice");
    }

    private static List<String> operations(String route) {
        return Pattern.compile("(?:vtiger:|ref: |method=)(find\\w+|add\\w+|checkSender|draftComment)\\b")
                .matcher(route)
                .results()
                .map(operation -> operation.group(1))
                .toList();
    }

    private static Object example(Map<String, Object> property) {
        return property.getOrDefault("example", "none");
    }

    /** With Camel's own ends of a Kamelet as the template's. */
    private static String steps(Map<String, Object> route) {
        return map(route.get("from")).get("steps").toString().replace("kamelet:sink", "{{to}}");
    }

    private static boolean isRequired(String kamelet, String parameter) {
        Map<String, Object> definition = map(map(kamelet(kamelet).get("spec")).get("definition"));
        return new ArrayList<>((List<?>) definition.get("required")).contains(parameter);
    }

    private static Map<String, Object> properties(String kamelet) {
        return map(map(map(kamelet(kamelet).get("spec")).get("definition")).get("properties"));
    }

    private static Map<String, Object> kamelet(String name) {
        return map(read("/kamelets/" + name + ".kamelet.yaml"));
    }

    private static Map<String, Object> template(String name) {
        return list(read("/" + Templates.FOLDER + name + ".camel.yaml")).get(0);
    }

    private static Object read(String resource) {
        InputStream file = CatalogueTest.class.getResourceAsStream(resource);
        return new Load(LoadSettings.builder().build()).loadFromInputStream(file);
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
