package io.github.vtigermail.library;

import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.route.ErrorInStep;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Gives every application's context our route templates. Camel's own way for that, the folder {@code camel-template} of the
 * class path, does not do: an application that has one too, or sets where its routes are, would be without ours.
 */
public final class Templates implements ContextServicePlugin {
    /** Where they are, and how each file is called. */
    static final String FOLDER = "io/github/vtigermail/library/";

    static final List<String> NAMES = List.of("vtiger-ticket-mailbox", "vtiger-find-ticket", "vtiger-comment");

    @Override
    public void load(CamelContext context) {
        if (Contexts.isOurs(context)) {
            return;
        }
        context.addLifecycleStrategy(new ApplicationMailboxes(context));
        context.getRegistry().bind("vtigerMailboxUriFactory", new MailboxUriFactory());
        if (hasModel(context)) {
            add(context);
        } else {
            context.addLifecycleStrategy(new LifecycleStrategySupport() {
                @Override
                public void onContextInitializing(CamelContext initializing) {
                    add(initializing);
                }
            });
        }
    }

    /** A {@code new DefaultCamelContext()} builds itself, and calls this, while it is constructed and has none yet. */
    private static boolean hasModel(CamelContext context) {
        try {
            return model(context).getRouteTemplateDefinitions() != null;
        } catch (NullPointerException e) {
            return false;
        }
    }

    private static void add(CamelContext context) {
        context.getCamelContextExtension().addInterceptStrategy(ErrorInStep.ofMails());
        try {
            for (String name : NAMES) {
                Resource template =
                        ResourceHelper.resolveMandatoryResource(context, "classpath:" + FOLDER + name + ".camel.yaml");
                add(context, PluginHelper.getRoutesLoader(context).findRoutesBuilders(template));
            }
        } catch (Exception e) {
            throw new IllegalStateException("the route templates of vtiger-mail-connector cannot be read", e);
        }
    }

    private static Model model(CamelContext context) {
        return context.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /** The templates alone: loading routes looks for beans, and a Spring application has none so early. */
    private static void add(CamelContext context, Collection<RoutesBuilder> builders) throws Exception {
        for (RoutesBuilder builder : builders) {
            RouteBuilder template = (RouteBuilder) builder;
            template.setCamelContext(context);
            template.configure();
            for (RouteTemplateDefinition definition :
                    template.getRouteTemplateCollection().getRouteTemplates()) {
                model(context).addRouteTemplateDefinitions(List.of(new VtigerTemplate(definition)));
            }
        }
    }
}
