package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.TempFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every mail once: who may make the comment, and who has to ask Vtiger whether it is there already. */
@Timeout(120)
class ClaimsTest {
    private static final String KEY = "ab".repeat(32);
    private static final Duration KEEP = Duration.ofDays(180);
    private static final Duration LAPSE = Claims.HELD;

    private final TempFolder folder = new TempFolder("claims");
    private final String url = "jdbc:h2:file:" + folder.path().resolve("ledger");
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final CamelContext camel = new DefaultCamelContext();
    private Ledger ledger = open();
    private Claims claims = new Claims(ledger, KEEP, clock);

    @AfterEach
    void close() throws Exception {
        ledger.close();
        camel.close();
        folder.close();
    }

    @Test
    void aMailThatIsSeenForTheFirstTimeIsOursAndCertain() {
        Exchange mail = mail();

        assertThat(claims.add(mail, KEY)).isTrue();
        assertThat(isUncertain(mail)).isFalse();
        assertThat(claims.contains(KEY)).isFalse();
    }

    @Test
    void aMailWhoseCommentIsConfirmedIsADuplicateForEveryone() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        assertThat(claims.confirm(mail, KEY)).isTrue();

        clock.pass(LAPSE.multipliedBy(10));

        assertThat(claims.add(mail(), KEY)).isFalse();
        assertThat(other().add(mail(), KEY)).isFalse();
        assertThat(claims.contains(KEY)).isTrue();
    }

    @Test
    void aMailThatIsBeingWorkedOnElsewhereIsNeitherOursNorDone() {
        claims.add(mail(), KEY);

        assertThatThrownBy(() -> other().add(mail(), KEY)).isInstanceOf(ClaimHeld.class);
        assertThatThrownBy(() -> claims.add(mail(), KEY)).isInstanceOf(ClaimHeld.class);
        assertThat(claims.contains(KEY)).isFalse();

        clock.pass(LAPSE.minusMillis(1));
        assertThatThrownBy(() -> other().add(mail(), KEY)).isInstanceOf(ClaimHeld.class);
    }

    @Test
    void aClaimWithoutAConfirmationIsUncertainForTheNextOnceItLapses() {
        claims.add(mail(), KEY);
        clock.pass(LAPSE);
        Exchange next = mail();

        assertThat(other().add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isTrue();
    }

    @Test
    void aClaimThatWasTakenOverIsHeldAgain() {
        claims.add(mail(), KEY);
        clock.pass(LAPSE);
        other().add(mail(), KEY);

        assertThatThrownBy(() -> claims.add(mail(), KEY)).isInstanceOf(ClaimHeld.class);
    }

    @Test
    void aMailThatFailedBeforeVtigerWasToldIsAsIfNeverSeen() {
        Exchange failed = mail();
        claims.add(failed, KEY);
        claims.remove(failed, KEY);
        Exchange next = mail();

        assertThat(claims.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isFalse();
    }

    @Test
    void aMailThatFailedAfterVtigerMayHaveBeenToldIsUncertainAtOnce() {
        Exchange failed = mail();
        claims.add(failed, KEY);
        failed.setProperty(Claims.ATTEMPTED, true);
        claims.remove(failed, KEY);
        Exchange next = mail();

        assertThat(claims.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isTrue();
    }

    @Test
    void aMailThatWasUncertainStaysSoWhenItFailsAgainBeforeVtigerWasAsked() {
        claims.add(mail(), KEY);
        clock.pass(LAPSE);
        Exchange failed = mail();
        claims.add(failed, KEY);
        claims.remove(failed, KEY);
        Exchange next = mail();

        assertThat(claims.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isTrue();
    }

    @Test
    void aCommentThatIsConfirmedIsNotLetGoOf() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        claims.confirm(mail, KEY);

        claims.remove(mail, KEY);

        assertThat(claims.add(mail(), KEY)).isFalse();
    }

    /** It was slow, its claim lapsed, and another is at the mail now: two would make the comment if a third came. */
    @Test
    void whoComesBackLateDoesNotLetGoOfWhatAnotherHasTakenOver() {
        for (boolean attempted : new boolean[] {false, true}) {
            String key = "key-" + attempted;
            Exchange late = mail();
            claims.add(late, key);
            clock.pass(LAPSE);
            other().add(mail(), key);

            late.setProperty(Claims.ATTEMPTED, attempted);
            claims.remove(late, key);

            assertThatThrownBy(() -> claims.add(mail(), key))
                    .as("attempted: %s", attempted)
                    .isInstanceOf(ClaimHeld.class);
        }
    }

    @Test
    void ofTwoAtTheSameMailAtOnceExactlyOneHasItEachTime() throws Exception {
        assertThat(winnersOf100Races(i -> {})).containsOnly(1);
    }

    @Test
    void ofTwoAtTheSameLapsedClaimAtOnceExactlyOneTakesItOverEachTime() throws Exception {
        assertThat(winnersOf100Races(key -> {
                    Exchange left = mail();
                    left.setProperty(Claims.ATTEMPTED, true);
                    claims.add(left, key);
                    claims.remove(left, key);
                }))
                .containsOnly(1);
    }

    @Test
    void aClaimOutlivesAConnectorThatIsKilledRightAfterIt() throws Exception {
        ledger.close();

        Process killed = OtherJvm.start("UTC", url, clock.instant(), "die", "first", KEY);
        assertThat(OtherJvm.awaitWord(killed)).isEmpty();
        assertThat(killed.waitFor()).isEqualTo(42);

        reopen();
        claims.dropLeft();
        for (String key : List.of("first", KEY)) {
            Exchange next = mail();
            assertThat(claims.add(next, key)).isTrue();
            assertThat(isUncertain(next)).as(key).isTrue();
        }
    }

    @Test
    void aClaimHoldsAsLongWhateverTimeZoneItWasMadeIn() throws Exception {
        for (String zone : List.of("Pacific/Honolulu", "Pacific/Auckland")) {
            ledger.close();
            Process killed = OtherJvm.start(zone, url, clock.instant(), "die", zone);
            assertThat(OtherJvm.awaitWord(killed)).isEmpty();
            assertThat(killed.waitFor()).isEqualTo(42);

            reopen();
            assertThatThrownBy(() -> claims.add(mail(), zone)).as(zone).isInstanceOf(ClaimHeld.class);
            clock.pass(LAPSE);
            assertThat(claims.add(mail(), zone)).as(zone).isTrue();
        }
    }

    @Test
    void whatAConnectorLeftThatIsGoneIsFreeAtOnceAndUncertain() {
        claims.add(mail(), KEY);
        Claims restarted = other();
        restarted.add(mail(), "own");

        restarted.dropLeft();

        Exchange next = mail();
        assertThat(restarted.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isTrue();
        assertThatThrownBy(() -> restarted.add(mail(), "own")).isInstanceOf(ClaimHeld.class);
    }

    @Test
    void aConfirmedMailIsRememberedForItsTimeAndAnUnconfirmedOneForEver() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        claims.confirm(mail, KEY);
        claims.add(mail(), "unconfirmed");

        clock.pass(KEEP);
        claims.dropOld();
        assertThat(claims.contains(KEY)).isTrue();

        clock.pass(Duration.ofMillis(1));
        claims.dropOld();
        assertThat(claims.contains(KEY)).isFalse();
        Exchange next = mail();
        claims.add(next, "unconfirmed");
        assertThat(isUncertain(next)).isTrue();
    }

    @Test
    void nothingIsForgottenWhenCamelClears() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        claims.confirm(mail, KEY);

        claims.clear();

        assertThat(claims.contains(KEY)).isTrue();
    }

    @Test
    void aCommentThatIsThereIsConfirmedAlsoIfItsClaimIsGone() {
        Exchange mail = mail();

        assertThat(claims.confirm(mail, KEY)).isTrue();

        assertThat(claims.contains(KEY)).isTrue();
        assertThat(mail.isFailed()).isFalse();
    }

    @Test
    void withoutALedgerNoMailIsTaken() {
        ledger.close();

        assertThatThrownBy(() -> claims.add(mail(), KEY))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("ledger.url");
        assertThatThrownBy(() -> claims.contains(KEY)).isInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(claims::dropOld).isInstanceOf(LedgerUnavailable.class);
        assertThat(claims.remove(mail(), KEY)).isFalse();
    }

    @Test
    void aMailWhoseConfirmationCannotBeWrittenIsNotDone() throws Exception {
        AtomicBoolean ledgerFails = new AtomicBoolean(true);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:mail")
                        .idempotentConsumer(body(), claims)
                        .completionEager(true)
                        .process(exchange -> {
                            exchange.setProperty(Claims.ATTEMPTED, true);
                            if (ledgerFails.get()) {
                                ledger.close();
                            }
                        })
                        .end()
                        .process(exchange -> exchange.setProperty("beyond", true));
            }
        });
        camel.start();

        Exchange failed = camel.createProducerTemplate()
                .request("direct:mail", e -> e.getMessage().setBody(KEY));
        assertThat(failed.getException()).isInstanceOf(LedgerUnavailable.class);
        assertThat(failed.getProperty("beyond")).isNull();
    }

    @Test
    void claimsAreMadeForAnExchangeOnly() {
        assertThatThrownBy(() -> claims.add(KEY)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.remove(KEY)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.confirm(KEY)).isInstanceOf(UnsupportedOperationException.class);
    }

    private interface Before {
        void each(String key);
    }

    /** How many of two connectors got the key, for each of 100 keys. */
    private List<Integer> winnersOf100Races(Before before) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Claims[] both = {claims, other()};
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
                        } catch (ClaimHeld held) {
                            return false;
                        }
                    }));
                }
                int won = 0;
                for (Future<Boolean> result : results) {
                    won += result.get(20, TimeUnit.SECONDS) ? 1 : 0;
                }
                winners.add(won);
            }
            return winners;
        } finally {
            threads.shutdownNow();
        }
    }

    private void reopen() {
        ledger = open();
        claims = new Claims(ledger, KEEP, clock);
    }

    private Ledger open() {
        return Ledger.open(url, "sa", "", clock);
    }

    /** Another connector at the same ledger. */
    private Claims other() {
        return new Claims(ledger, KEEP, clock);
    }

    private Exchange mail() {
        return new DefaultExchange(camel);
    }

    private static boolean isUncertain(Exchange exchange) {
        return exchange.getProperty(Claims.UNCERTAIN, false, Boolean.class);
    }
}
