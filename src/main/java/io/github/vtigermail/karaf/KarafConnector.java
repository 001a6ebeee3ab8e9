package io.github.vtigermail.karaf;

import io.github.vtigermail.Connector;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.ops.startup.StartupFailure;
import io.github.vtigermail.support.MissingValue;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connector with the latest valid settings. It is started and stopped by a thread of its own, whose context class loader
 * is the bundle's, so that Camel and the libraries find their classes; the threads that they create inherit it.
 *
 * <p>Wrong settings do not stop the connector: the log has a line for each, and it continues with the previous ones.
 */
final class KarafConnector {
    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    /** A failure that no setting causes (a locked ledger, a database that is down) may end by itself. */
    private static final Duration RETRY_DELAY = Duration.ofSeconds(30);

    private final DefaultFiles files;
    private final Duration retryDelay;
    private final ScheduledExecutorService thread;
    // The fields below are used by the thread only.
    private Main main;
    private Properties current;
    private Future<?> retry;
    private boolean configured;

    KarafConnector(DefaultFiles files) {
        this(files, RETRY_DELAY);
    }

    KarafConnector(DefaultFiles files, Duration retryDelay) {
        this.files = files;
        this.retryDelay = retryDelay;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread created = new Thread(work, "vtiger-mail-connector");
            created.setContextClassLoader(KarafConnector.class.getClassLoader());
            return created;
        });
    }

    /** Uses these settings from now on, if they are valid. Returns at once. */
    void setSettings(Properties settings) {
        run(() -> change(settings));
    }

    /** There is no configuration: at the first start it is created with its defaults, later it was deleted. */
    void removeSettings() {
        run(() -> {
            if (!configured) {
                files.createConfiguration();
                files.createRoutes();
            } else if (main != null) {
                LOG.warn("{} was deleted: the connector stops until it is back", DefaultFiles.CONFIGURATION);
            }
            configured = true;
            stop();
        });
    }

    /** Stops the connector, and returns when it has stopped. */
    void close() {
        run(this::stop);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.error("the connector has not stopped within {} s", STOP_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable work) {
        thread.execute(() -> runLogged(work));
    }

    /** Logs unexpected exceptions too, which the executor would swallow. */
    private static void runLogged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.error("the connector cannot be started or stopped: {}", StartupFailure.describe(e));
        }
    }

    private void change(Properties settings) {
        configured = true;
        if (main != null && settings.equals(current)) {
            return;
        }
        Properties complete = files.complete(settings);
        try {
            check(complete);
        } catch (InvalidSettingsException e) {
            String rest =
                    main == null ? "the connector waits until it is corrected" : "the connector goes on as it was";
            e.problems().forEach(problem -> LOG.error("{}; {}", problem, rest));
            cancel();
            return;
        }
        stop();
        start(settings, complete);
    }

    /** Checks settings before the connector is stopped to use them. @throws InvalidSettingsException if they are wrong */
    private void check(Properties settings) {
        CamelContext context = new DefaultCamelContext();
        try {
            context.setStartupSummaryLevel(StartupSummaryLevel.Off); // nothing is started
            context.getPropertiesComponent().setInitialProperties(settings);
            MissingValue.setSettingsFile(context, DefaultFiles.CONFIGURATION);
            if (main == null) {
                Settings.read(context); // what mailbox files name may still be added: the start is retried
            } else {
                Settings.read(context, files.folder(), unused -> {});
            }
        } finally {
            context.stop();
        }
    }

    private void start(Properties settings, Properties complete) {
        try {
            files.createRoutes();
            main = Connector.in(files.folder(), complete, DefaultFiles.CONFIGURATION);
            main.start();
            current = settings;
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "the connector cannot start: {}; retrying in {} s",
                    StartupFailure.describe(e),
                    retryDelay.toSeconds());
            runLogged(this::stop);
            retry = thread.schedule(() -> start(settings, complete), retryDelay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void stop() {
        cancel();
        current = null;
        if (main != null) {
            CamelContext context = main.getCamelContext();
            main.stop();
            if (context != null) {
                context.stop(); // Camel Main does not stop a context whose start failed half way
            }
            main = null;
        }
    }

    private void cancel() {
        if (retry != null) {
            retry.cancel(false);
            retry = null;
        }
    }
}
