package io.github.vtigermail.library;

import org.apache.camel.RouteTemplateContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;

/**
 * One of our templates: its parameters are checked, and a route that the application gives no id has one with the parameter
 * {@code name}. Camel leaves the template's own id out, so that the log would speak of route17.
 */
final class VtigerTemplate extends RouteTemplateDefinition {
    private static final String NAME = "{{name}}";

    /** Camel makes the route first, and then asks for the parameters. */
    private final ThreadLocal<RouteDefinition> made = new ThreadLocal<>();

    VtigerTemplate(RouteTemplateDefinition read) {
        setId(read.getId());
        setDescription(read.getDescription());
        setTemplateParameters(read.getTemplateParameters());
        setTemplateBeans(read.getTemplateBeans());
        setRoute(read.getRoute());
        setResource(read.getResource());
        TemplateParameters parameters = new TemplateParameters(this);
        setConfigurer(given -> {
            parameters.check(given);
            setRouteId(given);
        });
    }

    private void setRouteId(RouteTemplateContext given) {
        RouteDefinition route = made.get();
        made.remove();
        String name = String.valueOf(given.getParameters().get("name"));
        if (route != null && !route.hasCustomIdAssigned()) {
            route.setId(getRoute().getId().replace(NAME, given.getCamelContext().resolvePropertyPlaceholders(name)));
        }
    }

    @Override
    public RouteDefinition asRouteDefinition() {
        RouteDefinition route = super.asRouteDefinition();
        made.set(route);
        return route;
    }
}
