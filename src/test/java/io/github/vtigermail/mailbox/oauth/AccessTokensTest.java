package io.github.vtigermail.mailbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Too late a renewal is a refused login; too many are a provider that blocks the application. */
class AccessTokensTest {
    private static final OAuthException LOST = new OAuthException(Remedy.CONSENT, "lost");
    private static final OAuthException DOWN = new OAuthException(Remedy.TIME, "down");

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1_000); // it may overflow
    private final AtomicBoolean changed = new AtomicBoolean();
    private OAuthException fault;
    private Duration life = Duration.ofHours(1);
    private int asked;

    private final AccessTokens tokens = new AccessTokens(
            new TokenSource() {
                @Override
                public Granted next() {
                    asked++;
                    if (fault != null) {
                        throw fault;
                    }
                    return new Granted("token" + asked, life, Optional.empty(), Optional.empty());
                }

                @Override
                public boolean hasChanged() {
                    return changed.get();
                }
            },
            Duration.ofSeconds(60),
            nanoTime::get);

    @Test
    void aTokenIsRenewedAMarginBeforeItExpires() {
        assertThat(tokens.current()).isEqualTo("token1");
        pass(Duration.ofMinutes(59).minusSeconds(1));
        assertThat(tokens.current()).isEqualTo("token1");
        pass(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo("token2");
    }

    @Test
    void aTokenThatLivesForLessThanTheMarginIsUsedForHalfOfItsLife() {
        life = Duration.ofSeconds(10);
        tokens.current();
        pass(Duration.ofSeconds(4));
        assertThat(tokens.current()).isEqualTo("token1");
        pass(Duration.ofSeconds(1));
        assertThat(tokens.current()).isEqualTo("token2");
    }

    @Test
    void whileTheProviderIsDownTheTokenIsUsedForTheRestOfItsLife() {
        tokens.current();
        fault = DOWN;
        pass(Duration.ofMinutes(59).plusSeconds(30));
        assertThat(tokens.current()).isEqualTo("token1");
        pass(Duration.ofSeconds(30));
        assertThatThrownBy(tokens::current).isSameAs(DOWN);
    }

    @Test
    void afterAFaultThatNeedsAPersonTheProviderIsAskedAfterGrowingPauses() {
        fault = LOST;
        for (int second = 0; second < 3600; second++) {
            assertThatThrownBy(tokens::current).isSameAs(LOST);
            pass(Duration.ofSeconds(1));
        }

        assertThat(asked).as("10 s, 20 s, … 10 min: in an hour").isBetween(9, 12);
    }

    @Test
    void aNewConsentIsUsedAtOnce() {
        fault = LOST;
        assertThatThrownBy(tokens::current).isSameAs(LOST);
        assertThatThrownBy(tokens::current).isSameAs(LOST);
        assertThat(asked).isOne();

        changed.set(true);
        fault = null;
        assertThat(tokens.current()).isEqualTo("token2");
    }

    @Test
    void aLoginThatIsRefusedForGoodPausesTooAndThePausesGrowUntilOneSucceeds() {
        tokens.current();
        tokens.refused(LOST);
        assertThatThrownBy(tokens::current).isSameAs(LOST);
        pass(Duration.ofSeconds(10));
        tokens.current();
        tokens.refused(LOST);
        pass(Duration.ofSeconds(19));
        assertThatThrownBy(tokens::current).isSameAs(LOST);
        pass(Duration.ofSeconds(1));
        tokens.current();
        tokens.accepted();
        tokens.refused(LOST);
        pass(Duration.ofSeconds(10));

        assertThat(tokens.current()).as("short again").isNotNull();
    }

    private void pass(Duration time) {
        nanoTime.addAndGet(time.toNanos());
    }
}
