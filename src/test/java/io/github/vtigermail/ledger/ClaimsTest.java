package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.TempFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may make a comment, and when an earlier attempt may have made it. */
@ParameterizedClass
@EnumSource(LedgerDatabase.class)
class ClaimsTest {
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final String KEY = "ab".repeat(32);
    private static final Duration KEEP = Duration.ofDays(180);
    private static final Duration REQUEST = Duration.ofMinutes(2);

    private final TempFolder folder = new TempFolder("claims");
    private final String url;
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:00:00Z"));
    private final CamelContext camel = new DefaultCamelContext();
    private long nanos;
    private Ledger ledger;
    private Claims claims;

    ClaimsTest(LedgerDatabase database) {
        url = database.url(folder);
        reopen();
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        camel.close();
        folder.close();
    }

    @Test
    void aNewMailIsClaimedAndWasNotClaimedBefore() {
        Exchange mail = mail();

        assertThat(claims.add(mail, KEY)).isTrue();
        assertThat(isUncertain(mail)).isFalse();
        assertThat(claims.contains(KEY)).isFalse();
    }

    @Test
    void aConfirmedMailIsADuplicateForEveryConnector() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        assertThat(claims.confirm(mail, KEY)).isTrue();

        clock.pass(Duration.ofDays(10));

        assertThat(claims.add(mail(), KEY)).isFalse();
        assertThat(new Claims(ledger, new Heartbeat(ledger), KEEP, SETTLE).add(mail(), KEY))
                .isFalse();
        assertThat(claims.contains(KEY)).isTrue();
    }

    @Test
    void aMailInProgressCannotBeClaimedAndIsNotConfirmed() {
        claims.add(mail(), KEY);

        assertThatThrownBy(() -> claims.add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);
        assertThat(claims.contains(KEY)).isFalse();
    }

    @Test
    void ownClaimsHoldWhenTheClockJumps() {
        claims.add(mail(), KEY);

        for (Duration jump : List.of(Duration.ofDays(1), Duration.ofDays(-2))) {
            clock.pass(jump);
            assertThatThrownBy(() -> claims.add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);
        }
    }

    /** PHP goes on with a request whose client is gone, so asking at once whether the comment exists would prove nothing. */
    @Test
    void aPendingCommentCanBeClaimedAfterTheSettleTime() {
        Exchange failed = mail();
        claims.add(failed, KEY);
        failed.setProperty(Claims.ATTEMPTED, true);
        failed.setProperty(Claims.PENDING, true);
        claims.remove(failed, KEY);

        pass(SETTLE.minusMillis(1));
        assertThatThrownBy(() -> claims.add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);

        pass(Duration.ofMillis(1));
        Exchange next = mail();
        assertThat(claims.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void theSettleTimeIsTheSameWhenTheClockIsChangedByADay(int days) {
        Exchange failed = mail();
        claims.add(failed, KEY);
        failed.setProperty(Claims.ATTEMPTED, true);
        failed.setProperty(Claims.PENDING, true);
        claims.remove(failed, KEY);

        clock.pass(Duration.ofDays(days));
        assertThatThrownBy(() -> claims.add(mail(), KEY)).isInstanceOf(ClaimHeldException.class);

        pass(SETTLE);
        assertThat(claims.add(mail(), KEY)).isTrue();
    }

    /** By nothing in Vtiger: if its mail fails afterwards, it must not be made again, also after a restart. */
    @Test
    void aCommentThatCannotBeFoundAgainIsConfirmedWhileItsMailIsInProgress() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        Claims.beginAttempt(mail, REQUEST);
        Claims.confirmAttempt(mail);
        assertThat(claims.contains(KEY)).isTrue();

        mail.setProperty(Claims.ATTEMPTED, true);
        claims.remove(mail, KEY);

        assertThat(claims.add(mail(), KEY)).isFalse();
        ledger.close();
        reopen();
        assertThat(claims.add(mail(), KEY)).isFalse();
    }

    /** Another connector may have taken over the mail, as this one seemed dead. */
    @Test
    void onlyTheHolderOfAClaimBeginsAComment() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        Claims.beginAttempt(mail, REQUEST);
        claims.confirm(mail, KEY);

        assertThatThrownBy(() -> Claims.beginAttempt(mail, REQUEST)).isInstanceOf(ClaimHeldException.class);
    }

    @Test
    void noCommentIsBegunWithoutALedger() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        ledger.close();

        assertThatThrownBy(() -> Claims.beginAttempt(mail, REQUEST)).isInstanceOf(LedgerUnavailableException.class);
    }

    @Test
    void anUncertainMailStaysUncertainWhenItFailsBeforeVtigerIsAsked() {
        Exchange first = mail();
        claims.add(first, KEY);
        first.setProperty(Claims.ATTEMPTED, true);
        claims.remove(first, KEY);
        Exchange failed = mail();
        claims.add(failed, KEY);
        claims.remove(failed, KEY);
        Exchange next = mail();

        assertThat(claims.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isTrue();
    }

    @Test
    void aMailThatFailedBeforeTheRequestIsLikeANewOne() {
        Exchange failed = mail();
        claims.add(failed, KEY);
        claims.remove(failed, KEY);
        Exchange next = mail();

        assertThat(claims.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isFalse();
    }

    @Test
    void aMailThatFailedAfterTheRequestIsUncertain() {
        Exchange failed = mail();
        claims.add(failed, KEY);
        failed.setProperty(Claims.ATTEMPTED, true);
        claims.remove(failed, KEY);
        Exchange next = mail();

        assertThat(claims.add(next, KEY)).isTrue();
        assertThat(isUncertain(next)).isTrue();
    }

    @Test
    void aConfirmedMailIsNotReleased() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        claims.confirm(mail, KEY);

        claims.remove(mail, KEY);

        assertThat(claims.add(mail(), KEY)).isFalse();
    }

    @Test
    void confirmedMailsExpireAndUnconfirmedOnesDoNot() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        claims.confirm(mail, KEY);
        claims.add(mail(), "unconfirmed");

        clock.pass(KEEP);
        claims.deleteExpired();
        assertThat(claims.contains(KEY)).isTrue();

        clock.pass(Duration.ofMillis(1));
        claims.deleteExpired();
        assertThat(claims.contains(KEY)).isFalse();
        assertThatThrownBy(() -> claims.add(mail(), "unconfirmed")).isInstanceOf(ClaimHeldException.class);
    }

    @Test
    void clearKeepsTheKeys() {
        Exchange mail = mail();
        claims.add(mail, KEY);
        claims.confirm(mail, KEY);

        claims.clear();

        assertThat(claims.contains(KEY)).isTrue();
    }

    @Test
    void aCommentIsConfirmedEvenIfItsClaimWasLost() {
        Exchange mail = mail();

        assertThat(claims.confirm(mail, KEY)).isTrue();

        assertThat(claims.contains(KEY)).isTrue();
        assertThat(mail.isFailed()).isFalse();
    }

    @Test
    void noMailIsClaimedWithoutALedger() {
        ledger.close();

        assertThatThrownBy(() -> claims.add(mail(), KEY))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("ledger.url");
        assertThatThrownBy(() -> claims.contains(KEY)).isInstanceOf(LedgerUnavailableException.class);
        assertThatThrownBy(claims::deleteExpired).isInstanceOf(LedgerUnavailableException.class);
        assertThat(claims.remove(mail(), KEY)).isFalse();
    }

    @Test
    void theExchangeFailsIfItsConfirmationCannotBeRecorded() throws Exception {
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
        assertThat(failed.getException()).isInstanceOf(LedgerUnavailableException.class);
        assertThat(failed.getProperty("beyond")).isNull();
    }

    @Test
    void claimsNeedAnExchange() {
        assertThatThrownBy(() -> claims.add(KEY)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.remove(KEY)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> claims.confirm(KEY)).isInstanceOf(UnsupportedOperationException.class);
    }

    private void reopen() {
        ledger = open();
        claims = new Claims(ledger, new Heartbeat(ledger), KEEP, SETTLE, () -> nanos);
    }

    private void pass(Duration time) {
        clock.pass(time);
        nanos += time.toNanos();
    }

    private Ledger open() {
        return Ledger.open(url, "", "", connection -> clock.instant());
    }

    private Exchange mail() {
        return new DefaultExchange(camel);
    }

    private static boolean isUncertain(Exchange exchange) {
        return exchange.getProperty(Claims.UNCERTAIN, false, Boolean.class);
    }
}
