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
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
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

    /**
     * The release of a claim hangs, and is postponed when it fails. It must not be made up for when another worker of the same
     * connector has claimed the mail since: a third one, elsewhere, would take the mail for a new one and make its comment too.
     */
    @Test
    void aReleaseThatHungDoesNotFreeTheClaimThatAnotherWorkerHasByNow() throws Exception {
        try (Ledger ledger = Ledger.open(throughTheGate, "", "", Clock.systemUTC());
                Ledger elsewhere = Ledger.open(url, "", "", Clock.systemUTC())) {
            Claims here = claims(ledger);
            Exchange failed = mail();
            here.add(failed, "key");
            gate.letConnectionsGoDead();
            Future<Boolean> release = threads.submit(() -> here.remove(failed, "key"));
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> here.contains("so that the other dead connections are in use"));
            }

            Exchange next = mail();
            await().until(() -> isClaimed(here, next));
            Claims.beginAttempt(next, Duration.ofMinutes(2));
            Patience.get(release);
            await().until(() -> outcome(here::releaseLate).equals("done"));

            assertThat(isClaimed(claims(elsewhere), mail())).isFalse();
        }
    }

    private static boolean isClaimed(Claims claims, Exchange mail) {
        try {
            return claims.add(mail, "key");
        } catch (ClaimHeldException | LedgerUnavailableException e) {
            return false;
        }
    }

    private static Claims claims(Ledger ledger) {
        return new Claims(ledger, new Heartbeat(ledger), Duration.ofDays(180), Duration.ofSeconds(30));
    }

    private static Exchange mail() {
        return new DefaultExchange(new DefaultCamelContext());
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
