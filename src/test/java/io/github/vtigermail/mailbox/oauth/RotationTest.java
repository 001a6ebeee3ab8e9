package io.github.vtigermail.mailbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.ledger.JdbcRefreshTokens;
import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.ledger.LedgerUnavailableException;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.PostgresServer;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.oauth.IdentityServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refresh token that is lost, or used twice, means a mailbox that nobody reads until a person consents again. */
class RotationTest {
    /** A thousand take a minute, because each is flushed to the disk. */
    private static final int RENEWALS = Integer.getInteger("oauth.renewals", 200);

    private final IdentityServer provider = new IdentityServer(MailServer.USER).rotates();
    private final TempFolder folder = new TempFolder("rotation");
    private final List<Ledger> ledgers = new ArrayList<>();

    @AfterEach
    void close() {
        ledgers.forEach(Ledger::close);
        provider.close();
        folder.close();
    }

    @Test
    void eachRenewalUsesTheNewestRefreshToken() {
        TestLogin login = login(sqlite());
        login.consent(provider);
        ConsentedTokens source = login.source();

        for (int i = 0; i < RENEWALS; i++) {
            source.next();
        }

        assertThat(provider.reused()).isEmpty();
        assertThat(provider.grants()).filteredOn("refresh_token"::equals).hasSize(RENEWALS);
    }

    @Test
    void connectorsThatShareALedgerNeverUseARefreshTokenTwice() throws Exception {
        String url = PostgresServer.newDatabase();
        TestLogin one = login(open(url));
        TestLogin other = login(open(url));
        one.consent(provider);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<?>> done = new ArrayList<>();
        for (TestLogin login : List.of(one, other)) {
            ConsentedTokens source = login.source();
            done.add(threads.submit(() -> {
                for (int i = 0; i < 30; i++) {
                    source.next();
                }
            }));
        }
        for (Future<?> each : done) {
            Patience.get(each);
        }
        threads.shutdown();

        assertThat(provider.reused()).isEmpty();
        assertThat(provider.grants()).filteredOn("refresh_token"::equals).hasSize(60);
    }

    /** Several connections of one mailbox need a token in the same moment. */
    @Test
    void aMailboxRenewsOnceWhoeverNeedsTheToken() throws Exception {
        TestLogin login = login(sqlite());
        login.consent(provider);
        AccessTokens tokens = new AccessTokens(login.source(), Duration.ofSeconds(60), System::nanoTime);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.add(threads.submit(tokens::current));
        }
        List<String> got = new ArrayList<>();
        for (Future<String> each : all) {
            got.add(Patience.get(each));
        }
        threads.shutdown();

        assertThat(got).containsOnly(got.get(0));
        assertThat(provider.grants()).filteredOn("refresh_token"::equals).hasSize(1);
    }

    @Test
    void aRotatedTokenThatCannotBeStoredIsNotLostAndNoAccessTokenIsUsedBefore() {
        RefreshTokens stored = new JdbcRefreshTokens(sqlite());
        AtomicInteger faults = new AtomicInteger();
        RefreshTokens fails = new RefreshTokensOfOther(stored) {
            @Override
            public boolean replace(String account, long version, StoredToken token) {
                if (faults.incrementAndGet() == 1) {
                    throw new LedgerUnavailableException("save a refresh token", null);
                }
                return super.replace(account, version, token);
            }
        };
        TestLogin login = new TestLogin(provider, "authorization-code", fails, folder, Clock.systemUTC());
        login.consent(provider);
        ConsentedTokens source = login.source();

        assertThatThrownBy(source::next).isInstanceOf(LedgerUnavailableException.class);
        source.next();
        source.next();

        assertThat(provider.reused()).isEmpty();
    }

    @Test
    void aConsentInTheMiddleOfARenewalIsNotOverwritten() {
        TestLogin login = login(sqlite());
        login.consent(provider);
        ConsentedTokens source = login.source();
        provider.afterGrant(() -> {
            provider.afterGrant(() -> {});
            login.consent(provider);
        });

        source.next();
        provider.revokeAccess();
        source.next();

        assertThat(provider.reused()).as("the person's is the newer one").isEmpty();
        assertThat(provider.grants()).filteredOn("refresh_token"::equals).hasSize(2);
    }

    @Test
    void aClaimOfADeadConnectorLastsForSecondsOnly() {
        Ledger ledger = sqlite();
        TestLogin login = login(ledger);
        login.consent(provider);
        String account = login.options().account();
        RefreshTokens dead = new JdbcRefreshTokens(ledger);
        long version = dead.find(account).orElseThrow().version();
        assertThat(dead.claim(account, version, Duration.ofMillis(500))).isTrue();
        assertThat(new JdbcRefreshTokens(ledger).claim(account, version, Duration.ofMillis(500)))
                .isFalse();

        login.source().next();
    }

    private TestLogin login(Ledger ledger) {
        return new TestLogin(provider, "authorization-code", new JdbcRefreshTokens(ledger), folder, Clock.systemUTC());
    }

    private Ledger sqlite() {
        return open("jdbc:sqlite:" + folder.path().resolve("ledger.db"));
    }

    private Ledger open(String url) {
        Ledger ledger = Ledger.open(url, "", "", Clock.systemUTC());
        ledgers.add(ledger);
        return ledger;
    }
}
