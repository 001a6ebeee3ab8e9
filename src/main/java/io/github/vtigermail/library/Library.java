package io.github.vtigermail.library;

import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.route.Refusals;
import io.github.vtigermail.route.TicketRate;
import io.github.vtigermail.support.MissingValue;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all our templates and Kamelets in an application's context share: its settings, one ledger, one rate of mails for each
 * ticket. Created when it is first needed, stopped with the application's context.
 */
final class Library extends ServiceSupport {
    private static final Logger LOG = LoggerFactory.getLogger(Library.class);
    private static final Object LOCK = new Object();

    private final CamelContext application;
    private Settings settings;
    private MailLedger ledger;
    private TicketRate ticketRate;
    private Refusals refusals;

    private Library(CamelContext application) {
        this.application = application;
    }

    /** The one of this application. */
    static Library of(CamelContext application) {
        synchronized (LOCK) {
            Library known = application.hasService(Library.class);
            if (known != null) {
                return known;
            }
            Library library = new Library(application);
            try {
                application.addService(library, true, true);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return library;
        }
    }

    /** Those that have nothing to do with Vtiger. */
    synchronized Settings settings() {
        if (settings == null) {
            CamelContext reader = Contexts.ours();
            reader.getPropertiesComponent().addPropertiesSource(new ApplicationProperties(application));
            MissingValue.setSettingsFile(reader, "the properties of the application");
            settings = Settings.readForApplication(
                    reader,
                    application,
                    unknown -> LOG.warn(
                            "the application's property {} begins like a setting of vtiger-mail-connector, which has none of "
                                    + "that name: if it is meant as one, correct it",
                            unknown));
        }
        return settings;
    }

    synchronized MailLedger ledger() {
        if (ledger == null) {
            ledger = MailLedger.open(application, settings(), Clock.systemUTC());
            register(ledger.health());
        }
        return ledger;
    }

    /** One for all tickets, whatever mailbox their mails come from. */
    synchronized TicketRate ticketRate() {
        if (ticketRate == null) {
            ticketRate = new TicketRate(
                    ledger().commentTimes(),
                    (number, record) -> null,
                    settings().ticketRateMails(),
                    settings().ticketRateTime());
        }
        return ticketRate;
    }

    /** One for all mailboxes. */
    synchronized Refusals refusals() {
        if (refusals == null) {
            refusals = new Refusals(settings().vtigerRefusalTime());
        }
        return refusals;
    }

    private void register(HealthCheck check) {
        Optional.ofNullable(HealthCheckRegistry.get(application)).ifPresent(checks -> checks.register(check));
    }

    @Override
    protected synchronized void doStop() {
        if (ledger != null) {
            ledger.close();
            ledger = null;
            ticketRate = null;
        }
    }
}
