package io.github.vtigermail;

import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.ops.startup.RouteFiles;
import io.github.vtigermail.route.ErrorInStep;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Camel Main with a context of ours, whose start names the route file that cannot be loaded. */
final class ConnectorMain extends Main {
    private final Path routes;

    /** @param routes the folder of the route files */
    ConnectorMain(Path routes) {
        this.routes = routes;
    }

    @Override
    protected CamelContext createCamelContext() {
        CamelContext context = super.createCamelContext();
        Contexts.markAsOurs(context);
        context.getCamelContextExtension().addInterceptStrategy(ErrorInStep.always());
        return context;
    }

    @Override
    protected void doInit() throws Exception {
        try {
            super.doInit();
        } catch (Exception e) {
            throw RouteFiles.describe(e, routes);
        }
    }

    @Override
    protected void doStart() throws Exception {
        try {
            super.doStart();
        } catch (Exception e) {
            throw RouteFiles.describe(e, routes);
        }
    }
}
