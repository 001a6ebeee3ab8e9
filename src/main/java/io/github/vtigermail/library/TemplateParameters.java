package io.github.vtigermail.library;

import io.github.vtigermail.support.MissingValue;
import io.github.vtigermail.support.Placeholders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteTemplateContext;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;

/**
 * The parameters that an application gives to one of our templates. Camel ignores those that the template does not have, and
 * names missing values one at a time.
 */
final class TemplateParameters {
    private static final String PROPERTIES = "the properties of the application";

    private final RouteTemplateDefinition template;

    TemplateParameters(RouteTemplateDefinition template) {
        this.template = template;
    }

    /** @throws IllegalArgumentException with all that is wrong; no value is in it */
    void check(RouteTemplateContext given) {
        CamelContext application = given.getCamelContext();
        Set<String> known = template.getTemplateParameters().stream()
                .map(RouteTemplateParameterDefinition::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> problems = new ArrayList<>();
        Map<String, String> missing = new TreeMap<>();
        given.getParameters().forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.add("the template " + template.getId() + " has no parameter " + name + "; it has " + known);
            } else {
                missingKey(application, String.valueOf(value))
                        .ifPresent(key -> missing.put(key, "the parameter " + name));
            }
        });
        if (!missing.isEmpty()) {
            addMissingProperties(application, missing);
        }
        missing.forEach((key, needs) -> problems.add(needs + " has no value: " + MissingValue.advice(key, PROPERTIES)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    /** If one value is missing, others may be as well: who starts the application learns of all at once. */
    private static void addMissingProperties(CamelContext application, Map<String, String> missing) {
        Properties properties = application.getPropertiesComponent().loadProperties();
        for (String name : properties.stringPropertyNames()) {
            missingKey(application, properties.getProperty(name))
                    .ifPresent(key -> missing.putIfAbsent(key, "the property " + name));
        }
    }

    private static Optional<String> missingKey(CamelContext application, String value) {
        return Placeholders.findMissing(application, value);
    }
}
