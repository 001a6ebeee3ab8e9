package io.github.vtigermail.library;

import io.github.vtigermail.ledger.CommentTimes;
import io.github.vtigermail.mailbox.LastResultHealthCheck;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.route.HandOver;
import io.github.vtigermail.route.NoteHealth;
import io.github.vtigermail.route.TicketRate;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * An account at Vtiger, with our routes to it in a Camel context of their own: so neither their names nor what they set up
 * for HTTP are the application's, and all its routes share the sessions and what was looked up.
 */
final class VtigerContext extends ServiceSupport {
    private static final String ROUTES = "classpath:io/github/vtigermail/library/";
    /** In seconds. */
    private static final int SHUTDOWN = 8;

    private final CamelContext context;
    private final VtigerBeans vtiger;
    private final LastResultHealthCheck health;
    private final ProducerTemplate routes;

    private VtigerContext(CamelContext context, VtigerBeans vtiger, LastResultHealthCheck health) {
        this.context = context;
        this.vtiger = vtiger;
        this.health = health;
        this.routes = context.createProducerTemplate();
    }

    /**
     * Starts one.
     *
     * @param comments of the ledger that the application's mails are in
     * @param name what it is called where health is shown
     * @throws io.github.vtigermail.ops.settings.InvalidSettingsException if a setting is missing or wrong
     */
    static VtigerContext start(Inherited properties, CommentTimes comments, String name) {
        CamelContext context = Contexts.ours();
        context.setApplicationContextClassLoader(properties.application().getApplicationContextClassLoader());
        context.getPropertiesComponent().addPropertiesSource(properties);
        context.setStreamCaching(false);
        context.getShutdownStrategy().setTimeout(SHUTDOWN);
        try {
            Settings settings = Settings.read(context);
            LastResultHealthCheck health = new LastResultHealthCheck(name);
            VtigerBeans vtiger = VtigerBeans.bind(context, settings, health, Clock.systemUTC());
            context.getRegistry().bind("noteHealth", new NoteHealth(health));
            context.getRegistry()
                    .bind(
                            "ticketRate",
                            new TicketRate(
                                    comments, vtiger.lookUps(), settings.ticketRateMails(), settings.ticketRateTime()));
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(
                            ResourceHelper.resolveMandatoryResource(context, ROUTES + "vtiger.camel.yaml"),
                            ResourceHelper.resolveMandatoryResource(context, ROUTES + "steps.camel.yaml"));
            context.start();
            VtigerContext started = new VtigerContext(context, vtiger, health);
            started.start();
            return started;
        } catch (RuntimeException e) {
            context.stop();
            throw e;
        } catch (Exception e) {
            context.stop();
            throw new IllegalStateException(e);
        }
    }

    HealthCheck health() {
        return health;
    }

    /**
     * Sends what the exchange knows of its mail through one of our routes, and brings back what is known then.
     *
     * @throws Exception the fault that it ended with, as it is
     */
    void send(String route, Exchange exchange) throws Exception {
        Exchange ours = new DefaultExchange(context);
        HandOver.to(ours, exchange);
        routes.send("direct:" + route, ours);
        HandOver.back(ours, exchange);
        HandOver.forgetTicket(ours, vtiger.lookUps());
        if (ours.getException() != null) {
            throw ours.getException();
        }
    }

    @Override
    protected void doStop() {
        context.stop();
    }
}
