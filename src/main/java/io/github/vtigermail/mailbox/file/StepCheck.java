package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mailbox.options.InvalidOptionException;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.util.StringHelper;

/** Checks that the steps of a mailbox file lead to something, before the mailbox runs. */
final class StepCheck {
    /** Components whose endpoints are routes of this application. With no such route each mail would wait for it in vain. */
    private static final Set<String> TO_ROUTES = Set.of("direct", "seda");

    private final CamelContext context;

    StepCheck(CamelContext context) {
        this.context = context;
    }

    /** @throws InvalidOptionException if a step names a component or a route that does not exist */
    void check(RouteDefinition route) {
        for (ToDefinition step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)) {
            check(context.resolvePropertyPlaceholders(step.getEndpointUri()));
        }
    }

    private void check(String uri) {
        String scheme = StringHelper.before(uri, ":", uri);
        if (!scheme.equals("ref") && context.getComponent(scheme) == null) {
            throw new InvalidOptionException("to", "there is no component " + scheme);
        }
        if (TO_ROUTES.contains(scheme)) {
            String name = nameOf(context.getEndpoint(uri));
            List<String> names = context.getRoutes().stream()
                    .map(route -> nameOf(route.getEndpoint()))
                    .filter(one -> TO_ROUTES.contains(StringHelper.before(one, ":", one)))
                    .toList();
            if (!names.contains(name)) {
                throw new InvalidOptionException(
                        "to", "no route begins with " + name + "; there are " + String.join(", ", names));
            }
        }
    }

    /** As in a file: scheme and name, without options. */
    private static String nameOf(Endpoint endpoint) {
        return endpoint.getEndpointBaseUri().replaceFirst("://", ":");
    }
}
