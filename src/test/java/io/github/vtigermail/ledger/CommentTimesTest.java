package io.github.vtigermail.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.MovableClock;
import io.github.vtigermail.testing.TempFolder;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How many comments a ticket got lately, which is what ends a mail loop. */
@ParameterizedClass
@EnumSource(LedgerDatabase.class)
class CommentTimesTest {
    private static final Instant FIRST = Instant.parse("2026-11-24T08:00:00.123Z");

    private final TempFolder folder = new TempFolder("comment-times");
    private final String url;
    private final MovableClock clock = new MovableClock(FIRST);
    private final CamelContext camel = new DefaultCamelContext();

    CommentTimesTest(LedgerDatabase database) {
        url = database.url(folder);
    }

    @AfterEach
    void close() throws Exception {
        camel.close();
        folder.close();
    }

    @Test
    void theTimesOfATicketsCommentsSurviveARestart() {
        try (Ledger ledger = open()) {
            comment(ledger, "17x34");
            clock.pass(Duration.ofSeconds(1));
            comment(ledger, "17x34");
            comment(ledger, "17x35");
        }
        try (Ledger ledger = open()) {
            CommentTimes times = new CommentTimes(ledger);
            clock.pass(Duration.ofSeconds(2));

            assertThat(times.sinceLast("17x34", 1)).contains(Duration.ofSeconds(2));
            assertThat(times.sinceLast("17x34", 2)).contains(Duration.ofSeconds(3));
            assertThat(times.sinceLast("17x34", 3)).isEmpty();
            assertThat(times.sinceLast("17x36", 1)).isEmpty();
        }
    }

    @Test
    void aCommentFromBeforeTheClockWasSetBackIsOfTheFuture() {
        try (Ledger ledger = open()) {
            comment(ledger, "17x34");
            clock.pass(Duration.ofDays(-1));

            assertThat(new CommentTimes(ledger).sinceLast("17x34", 1)).contains(Duration.ofDays(-1));
        }
    }

    @Test
    void aMailWithoutACommentIsNotCounted() {
        try (Ledger ledger = open()) {
            Claims claims = new Claims(ledger, new Heartbeat(ledger), Duration.ofDays(1), Duration.ofSeconds(30));
            Exchange mail = on("17x34");
            claims.add(mail, "k");
            assertThat(new CommentTimes(ledger).sinceLast("17x34", 1)).isEmpty();
            claims.remove(mail, "k");

            assertThat(new CommentTimes(ledger).sinceLast("17x34", 1)).isEmpty();
        }
    }

    private void comment(Ledger ledger, String ticket) {
        Claims claims = new Claims(ledger, new Heartbeat(ledger), Duration.ofDays(1), Duration.ofSeconds(30));
        Exchange mail = on(ticket);
        String key = ticket + clock.instant();
        claims.add(mail, key);
        claims.confirm(mail, key);
    }

    private Exchange on(String ticket) {
        Exchange mail = new DefaultExchange(camel);
        mail.setProperty(Claims.TICKET, ticket);
        return mail;
    }

    private Ledger open() {
        return Ledger.open(url, "", "", connection -> clock.instant());
    }
}
