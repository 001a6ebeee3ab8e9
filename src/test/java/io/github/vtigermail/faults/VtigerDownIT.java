package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Gate;
import io.github.vtigermail.testing.vtiger.Fault;
import io.github.vtigermail.testing.vtiger.Faults;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * While Vtiger is down the mails wait, and soon after it is up again all are made. The connector's time goes six times as
 * fast as ours.
 */
@FaultBench
class VtigerDownIT {
    private static final int FASTER = 6;
    private static final int MINUTES = 5;
    private static final int MAILS = 60;

    /** More in a minute is a loop: with one call each two seconds it would be one. */
    private static final int MOST_CALLS_A_MINUTE = 30;

    enum Manner {
        REFUSES,
        STATUS_503,
        EMPTY_500,
        TEXT_INSTEAD_OF_JSON
    }

    @BeforeAll
    static void timeCanGoFaster() {
        FakeTime.assumeAvailable();
    }

    @ParameterizedTest
    @EnumSource(Manner.class)
    void mailsWaitFiveMinutesAndAreMadeAfterwards(Manner manner, Reliability reliability) throws Exception {
        try (Site site = new Site();
                Gate gate = new Gate(URI.create(site.vtiger.url()).getPort())) {
            site.set("vtiger.url", "http://127.0.0.1:" + gate.port());
            ConnectorProcess connector = site.started(FakeTime.faster(site.command(), FASTER));
            connector.awaitLine(line -> line.contains("is seen for the first time"));
            down(manner, site, gate);
            site.deliver(MAILS);
            TimeUnit.MILLISECONDS.sleep(60_000L / FASTER); // the first minute, in which the pauses grow
            int before = site.vtiger.requests().size();
            double cpuBefore = cpuSeconds(connector);
            TimeUnit.MILLISECONDS.sleep((MINUTES - 1) * 60_000L / FASTER);
            long calls = site.vtiger.requests().size() - before;
            double cpu = cpuSeconds(connector) - cpuBefore;
            int deadLetters = site.mail.folder("Failed").size();
            int faults = site.vtiger.faults().met();
            boolean well = site.isHealthy();

            long up = System.nanoTime();
            site.vtiger.faults().clear();
            if (manner == Manner.REFUSES) {
                gate.open();
            }
            site.awaitSettled();
            double after = (System.nanoTime() - up) / 1e9 * FASTER;

            Tally tally = Tally.of(site);
            double perMinute = calls / (MINUTES - 1.0);
            String beside = "%s calls a minute, %.0f ms of processor time a minute; all made %.0f s after"
                    .formatted(
                            manner == Manner.REFUSES ? "no" : "%.1f".formatted(perMinute),
                            cpu * 1000 / (MINUTES - 1),
                            after);
            reliability.add(new Line("Vtiger is down", inWords(manner), faults, tally, site.seconds(), beside));
            tally.assertAllMade();
            assertThat(well).as("healthy while Vtiger is down").isFalse();
            assertThat(site.becomesHealthy()).as("healthy again").isTrue();
            assertThat(deadLetters).as("dead letters while it is down").isZero();
            assertThat(perMinute).as("calls a minute").isLessThanOrEqualTo(MOST_CALLS_A_MINUTE);
            assertThat(cpu / (MINUTES - 1)).as("processor seconds a minute").isLessThan(3);
        }
    }

    private static void down(Manner manner, Site site, Gate gate) {
        if (manner == Manner.REFUSES) {
            gate.shut();
        } else {
            site.vtiger.faults().always(Faults.ANY, Fault.valueOf(manner.name()));
        }
    }

    private static String inWords(Manner manner) {
        return switch (manner) {
            case REFUSES -> "refuses connections, 5 minutes";
            case STATUS_503 -> "503, 5 minutes";
            case EMPTY_500 -> "500 and no body, 5 minutes";
            case TEXT_INSTEAD_OF_JSON -> "PHP's text in place of JSON, 5 minutes";
        };
    }

    private static double cpuSeconds(ConnectorProcess connector) {
        return ProcessHandle.of(connector.pid())
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(Duration::toMillis)
                        .orElse(0L)
                / 1000.0;
    }
}
