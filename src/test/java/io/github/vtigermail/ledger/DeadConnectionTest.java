package io.github.vtigermail.ledger;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.Gate;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.PostgresServer;
import java.net.URI;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A firewall forgets a connection to PostgreSQL, or its host is gone: what is sent gets no answer, and no error either. */
@Execution(ExecutionMode.CONCURRENT)
class DeadConnectionTest {
    private final String url = PostgresServer.newDatabase();
    private final URI server = URI.create(url.substring("jdbc:".length()));
    private final Gate gate = new Gate(server.getPort());
    private final String throughTheGate = url.replace(":" + server.getPort() + "/", ":" + gate.port() + "/");
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        gate.close();
        threads.shutdownNow();
    }

    @Test
    void aPollAndAHeartbeatThatWaitForADeadConnectionFailAndTheNextOnesGoOn() throws Exception {
        try (Ledger ledger = Ledger.open(throughTheGate, "", "", Clock.systemUTC())) {
            Heartbeat heartbeat = new Heartbeat(ledger);
            JdbcCursorRepository cursors = new JdbcCursorRepository(ledger);
            List<Runnable> works = List.of(heartbeat::beat, () -> cursors.find("support"));
            for (Runnable work : works) {
                work.run();
                gate.letConnectionsGoDead();

                assertThat(outcome(work)).as("an end").isIn("failed", "done");
                await().until(() -> outcome(work).equals("done"));
            }
            assertThat(ledger.isAvailable()).isTrue();
        }
    }

    @Test
    void aHeartbeatFailsLongBeforeTheClaimsOfItsConnectorExpire() throws Exception {
        try (Ledger ledger = Ledger.open(url, "", "", Clock.systemUTC());
                Connection connection = ledger.connection()) {
            Duration answer = Duration.ofMillis(connection.getNetworkTimeout());

            assertThat(answer).isPositive();
            assertThat(answer.plus(Heartbeat.INTERVAL).multipliedBy(2)).isLessThan(Heartbeat.EXPIRES_AFTER);
        }
    }

    @Test
    void theUrlMaySayOtherwise() throws Exception {
        try (Ledger ledger = Ledger.open(url + "&socketTimeout=77", "", "", Clock.systemUTC());
                Connection connection = ledger.connection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(77_000);
        }
    }

    /** Waits for the end of the work in another thread. */
    private String outcome(Runnable work) throws Exception {
        Future<String> outcome = threads.submit(() -> {
            try {
                work.run();
                return "done";
            } catch (LedgerUnavailableException e) {
                return "failed";
            }
        });
        return Patience.get(outcome);
    }
}
