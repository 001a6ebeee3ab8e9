package io.github.vtigermail.karaf;

import io.github.vtigermail.Connector;
import io.github.vtigermail.mailbox.file.MissingValue;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.ops.startup.StartupFailure;
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
 * The connector by the latest settings that are in order. It is started and stopped by a thread of its own, in which the
 * bundle's classes are those that Camel and all libraries find; the threads that they make inherit that.
 *
 * <p>Settings that are wrong stop nothing: the log has a line for each, and the connector goes on as it was.
 */
final class KarafConnector {
    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);
    private static final Duration STOP_AT_MOST = Duration.ofSeconds(30);
    /** What no setting mends (a locked ledger, a database that is away) may mend itself. */
    private static final Duration TRIED_AGAIN = Duration.ofSeconds(30);

    private final DefaultFiles files;
    private final ScheduledExecutorService thread;
    // From here on, of the thread alone.
    private Main main;
    private Properties runsBy;
    private Future<?> again;
    private boolean asked;

    KarafConnector(DefaultFiles files) {
        this.files = files;
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "vtiger-mail-connector");
            made.setContextClassLoader(KarafConnector.class.getClassLoader());
            return made;
        });
    }

    /** Runs by these from now on, if they are in order. Returns at once. */
    void settings(Properties settings) {
        run(() -> change(settings));
    }

    /** There is no configuration: on the first start it is put there with its defaults, later it was taken away. */
    void withoutSettings() {
        run(() -> {
            if (!asked) {
                files.putConfiguration();
                files.putRoutes();
            } else if (main != null) {
                LOG.warn("{} is gone: the connector stops until it is back", DefaultFiles.CONFIGURATION);
            }
            asked = true;
            stop();
        });
    }

    /** Stops it, and returns when it has stopped. */
    void close() {
        run(this::stop);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOP_AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
                LOG.error("the connector has not stopped within {} s", STOP_AT_MOST.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What nobody thought of is told too: the thread would keep it to itself. */
    private void run(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | LinkageError e) {
                LOG.error("the connector cannot be started or stopped", e);
            }
        });
    }

    private void change(Properties settings) {
        asked = true;
        if (main != null && settings.equals(runsBy)) {
            return;
        }
        Properties complete = files.complete(settings);
        try {
            check(complete);
        } catch (InvalidSettingsException e) {
            String rest = main == null ? "the connector waits until it is mended" : "the connector goes on as it was";
            e.problems().forEach(problem -> LOG.error("{}; {}", problem, rest));
            cancel();
            return;
        }
        stop();
        runsBy = settings;
        start(complete);
    }

    /** Before what runs is stopped. @throws InvalidSettingsException if they are wrong */
    private static void check(Properties settings) {
        CamelContext context = new DefaultCamelContext();
        try {
            context.setStartupSummaryLevel(StartupSummaryLevel.Off); // of no interest: nothing is started
            context.getPropertiesComponent().setInitialProperties(settings);
            MissingValue.setSettingsFile(context, DefaultFiles.CONFIGURATION);
            Settings.read(context);
        } finally {
            context.stop();
        }
    }

    private void start(Properties settings) {
        files.putRoutes();
        main = Connector.in(files.folder(), settings, DefaultFiles.CONFIGURATION);
        try {
            main.start();
        } catch (RuntimeException e) {
            LOG.error(
                    "the connector cannot start: {}; tried again in {} s",
                    StartupFailure.describe(e),
                    TRIED_AGAIN.toSeconds());
            stop();
            again = thread.schedule(() -> start(settings), TRIED_AGAIN.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void stop() {
        cancel();
        runsBy = null;
        if (main != null) {
            CamelContext context = main.getCamelContext();
            main.stop();
            if (context != null) {
                context.stop(); // a start that failed half way is no start to Camel Main, and leaves what it opened
            }
            main = null;
        }
    }

    private void cancel() {
        if (again != null) {
            again.cancel(false);
            again = null;
        }
    }
}
