package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several connectors share a PostgreSQL: each mail is claimed by one, and the claims of a dead one are uncertain. */
@Execution(ExecutionMode.CONCURRENT)
class SharedLedgerTest {
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Duration REQUEST = Duration.ofMinutes(2);
    private static final String KEY = "ab".repeat(32);

    private final CamelContext camel = new DefaultCamelContext();
    private final String url = PostgresServer.newDatabase();
    private final Ledger ledger = Ledger.open(url, "", "", Clock.systemUTC());

    @AfterEach
    void close() throws Exception {
        ledger.close();
        camel.close();
    }

    @Test
    void aMailInProgressElsewhereCannotBeClaimedAndIsNotConfirmed() {
        Claims first = connector();
        Claims second = connector();
        first.add(mail(), KEY);

        assertThatThrownBy(() -> second.add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);
        assertThatThrownBy(() -> first.add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);
        assertThat(second.contains(KEY)).isFalse();
    }

    @Test
    void theClaimsOfASilentConnectorAreFreeAfterAMinuteAndUncertain() throws SQLException {
        Heartbeat dead = new Heartbeat(ledger);
        claims(dead).add(mail(), KEY);
        Claims other = connector();

        silentFor(dead, Heartbeat.EXPIRES_AFTER.minusSeconds(10));
        assertThatThrownBy(() -> other.add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);

        silentFor(dead, Duration.ofMinutes(1));
        Exchange next = mail();
        assertThat(other.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isTrue();
        assertThatThrownBy(() -> connector().add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);
    }

    @Test
    void aConnectorThatIsAliveAgainKeepsItsClaims() throws SQLException {
        Heartbeat slow = new Heartbeat(ledger);
        claims(slow).add(mail(), KEY);
        silentFor(slow, Duration.ofMinutes(1));
        slow.beat();

        assertThatThrownBy(() -> connector().add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);
    }

    /** It was slow and its claim expired; if it released the claim of the other, a third one could make a second comment. */
    @Test
    void aConnectorThatComesBackDoesNotReleaseWhatAnotherHasTakenOver() throws SQLException {
        for (boolean attempted : new boolean[] {false, true}) {
            String key = "key-" + attempted;
            Heartbeat slow = new Heartbeat(ledger);
            Exchange late = mail();
            claims(slow).add(late, key);
            silentFor(slow, Duration.ofMinutes(1));
            connector().add(mail(), key);

            slow.beat();
            late.setProperty(Claims.ATTEMPTED, attempted);
            claims(slow).remove(late, key);

            assertThatThrownBy(() -> connector().add(mail(), key))
                    .as("attempted: %s", attempted)
                    .isInstanceOf(ClaimHeldException.class);
        }
    }

    /** It seemed dead, another one took over its mail, and then it went on. */
    @Test
    void aConnectorThatComesBackDoesNotBeginTheCommentOfAMailThatAnotherHasTakenOver() throws SQLException {
        Heartbeat slow = new Heartbeat(ledger);
        Exchange late = mail();
        claims(slow).add(late, KEY);
        silentFor(slow, Duration.ofMinutes(1));
        connector().add(mail(), KEY);

        slow.beat();
        assertThatThrownBy(() -> Claims.beginAttempt(late, REQUEST)).isInstanceOf(ClaimHeldException.class);
    }

    /** PHP may go on with the request of a dead connector, however soon that one is found to be dead. */
    @Test
    void aCommentThatADeadConnectorBeganIsWaitedForAsLongAsItsRequestMayTakeAndSettle() throws SQLException {
        Heartbeat dead = new Heartbeat(ledger);
        Exchange begun = mail();
        claims(dead).add(begun, KEY);
        Claims.beginAttempt(begun, REQUEST);
        silentFor(dead, Duration.ofMinutes(1));

        assertThatThrownBy(() -> connector().add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);

        pass(REQUEST.plus(SETTLE).minusSeconds(20));
        assertThatThrownBy(() -> connector().add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);

        pass(Duration.ofSeconds(20));
        assertThat(connector().add(mail(), KEY)).isTrue();
    }

    /** Of two connectors whose clocks differ, the one ahead must not ask for a late comment before it has settled. */
    @ParameterizedTest
    @ValueSource(ints = {-3600, 3600})
    void theClocksOfTheConnectorsDoNotMatter(int seconds) {
        Exchange failed = mail();
        Claims first = connector();
        first.add(failed, KEY);
        failed.setProperty(Claims.ATTEMPTED, true);
        failed.setProperty(Claims.PENDING, true);
        first.remove(failed, KEY);

        Clock other = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
        try (Ledger same = Ledger.open(url, "", "", other)) {
            Claims second = new Claims(same, new Heartbeat(same), Duration.ofDays(180), SETTLE);
            assertThatThrownBy(() -> second.add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);
            assertThat(second.add(mail(), "another")).isTrue();
        }
    }

    /** A claim that could not be released, as the database was away for a moment, must not wait for the death of its connector. */
    @Test
    void aClaimThatCouldNotBeReleasedIsReleasedLater() throws SQLException {
        Claims first = connector();
        Exchange failed = mail();
        Exchange confirmed = mail();
        first.add(failed, KEY);
        first.add(confirmed, "confirmed");
        lockClaims(true);
        assertThat(first.remove(failed, KEY)).isFalse();
        assertThat(first.confirm(confirmed, "confirmed")).isFalse();
        assertThatThrownBy(first::releaseLate).isInstanceOf(LedgerUnavailableException.class);
        lockClaims(false);
        assertThatThrownBy(() -> connector().add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);

        first.releaseLate();

        assertThat(connector().add(mail(), KEY)).isTrue();
        Exchange next = mail();
        assertThat(connector().add(next, "confirmed")).isTrue();
        assertThat(isUncertain(next)).as("its comment exists").isTrue();
    }

    @Test
    void exactlyOneOfTwoConnectorsClaimsANewMail() throws Exception {
        assertThat(winnersOf100Races(i -> {})).containsOnly(1);
    }

    @Test
    void exactlyOneOfTwoConnectorsClaimsAReleasedMail() throws Exception {
        Claims first = connector();
        assertThat(winnersOf100Races(key -> {
                    Exchange left = mail();
                    left.setProperty(Claims.ATTEMPTED, true);
                    first.add(left, key);
                    first.remove(left, key);
                }))
                .containsOnly(1);
    }

    @Test
    void theDatabaseMayHaveOtherTables() throws SQLException {
        String used = PostgresServer.newDatabase();
        try (Connection connection = DriverManager.getConnection(used)) {
            connection.createStatement().execute("create table crm (id int)");
        }
        for (int i = 0; i < 2; i++) {
            Ledger.open(used, "", "", Clock.systemUTC()).close();
        }
    }

    @Test
    void connectorsThatStartTogetherCreateTheTablesOnce() throws Exception {
        String empty = PostgresServer.newDatabase();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Ledger>> opened = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                opened.add(threads.submit(() -> Ledger.open(empty, "", "", Clock.systemUTC())));
            }
            for (Future<Ledger> one : opened) {
                Patience.get(one).close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private interface Before {
        void each(String key);
    }

    /** For each of 100 keys, how many of two connectors claimed it. */
    private List<Integer> winnersOf100Races(Before before) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Claims[] both = {connector(), connector()};
            CyclicBarrier start = new CyclicBarrier(2);
            List<Integer> winners = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String key = "race-" + i;
                before.each(key);
                List<Future<Boolean>> results = new ArrayList<>();
                for (Claims one : both) {
                    results.add(threads.submit((Callable<Boolean>) () -> {
                        start.await();
                        try {
                            return one.add(mail(), key);
                        } catch (ClaimHeldException held) {
                            return false;
                        }
                    }));
                }
                int won = 0;
                for (Future<Boolean> result : results) {
                    won += Patience.get(result) ? 1 : 0;
                }
                winners.add(won);
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }

    private Claims connector() {
        return claims(new Heartbeat(ledger));
    }

    private Claims claims(Heartbeat heartbeat) {
        return new Claims(ledger, heartbeat, Duration.ofDays(180), SETTLE);
    }

    /** As if the last heartbeat had been that long ago. */
    private void silentFor(Heartbeat connector, Duration time) throws SQLException {
        connector.beat();
        try (Connection connection = ledger.connection();
                PreparedStatement update = connection.prepareStatement(
                        "update connector set alive_until = alive_until - ? where id = ?")) {
            update.setLong(1, time.toMillis());
            update.setString(2, connector.id());
            update.executeUpdate();
        }
    }

    /** As if the rows had been written that long ago. */
    private void pass(Duration time) throws SQLException {
        try (Connection connection = ledger.connection();
                PreparedStatement update =
                        connection.prepareStatement("update mail_claim set free_at = free_at - ? where free_at > 0")) {
            update.setLong(1, time.toMillis());
            update.executeUpdate();
        }
    }

    /** Has the database refuse all changes of claims, or takes that back. */
    private void lockClaims(boolean locked) throws SQLException {
        try (Connection connection = ledger.connection()) {
            connection
                    .createStatement()
                    .execute(
                            locked
                                    ? "alter table mail_claim add constraint closed check (false) not valid; create function no() "
                                            + "returns trigger as $$ begin raise 'closed'; end $$ language plpgsql; create trigger "
                                            + "closed before update or delete on mail_claim execute function no()"
                                    : "alter table mail_claim drop constraint closed; drop trigger closed on mail_claim");
        }
    }

    private Exchange mail() {
        return new DefaultExchange(camel);
    }

    private static boolean isUncertain(Exchange exchange) {
        return exchange.getProperty(Claims.UNCERTAIN, false, Boolean.class);
    }
}
