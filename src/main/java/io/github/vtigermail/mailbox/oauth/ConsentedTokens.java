package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import io.github.vtigermail.mailbox.oauth.OAuthException.Remedy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Access tokens by a refresh token. Where the provider rotates refresh tokens, the new one is stored before the access token is
 * used; connectors that share the ledger use it one after the other, each the newest.
 */
final class ConsentedTokens implements TokenSource {
    /** How long a claim lasts if its holder dies: a little longer than a request takes at most. */
    static final Duration CLAIM = ProviderHttp.AT_MOST.plusSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final IdentityProvider provider;
    private final RefreshTokens tokens;
    private final TokenCipher cipher;
    private final Clock clock;
    private final String account;
    private long used = -1;
    /** A token that is issued and could not be stored: the old one may be of no use any more. */
    private Unstored unstored;

    private record Unstored(Granted granted, StoredToken before) {}

    ConsentedTokens(IdentityProvider provider, RefreshTokens tokens, TokenCipher cipher, Clock clock) {
        this.provider = provider;
        this.tokens = tokens;
        this.cipher = cipher;
        this.clock = clock;
        this.account = provider.options().account();
    }

    @Override
    public boolean hasChanged() {
        return tokens.find(account).map(StoredToken::version).orElse(-1L) != used;
    }

    @Override
    public synchronized Granted next() {
        if (unstored != null) {
            store(unstored.granted(), unstored.before());
            unstored = null;
        }
        long began = System.nanoTime();
        while (System.nanoTime() - began < CLAIM.multipliedBy(2).toNanos()) {
            StoredToken stored = tokens.find(account).orElseThrow(this::nobody);
            if (tokens.claim(account, stored.version(), CLAIM)) {
                try {
                    Optional<Granted> granted = renew(stored);
                    if (granted.isPresent()) {
                        return granted.get();
                    }
                } finally {
                    tokens.release(account);
                }
            }
            pause();
        }
        throw new OAuthException(Remedy.TIME, "another connector renews the access to this mailbox for too long");
    }

    /** @return empty if a person has consented meanwhile, so that there is a newer one */
    private Optional<Granted> renew(StoredToken stored) {
        used = stored.version();
        Granted granted;
        try {
            granted = provider.consented(
                    new RefreshTokenGrant(new RefreshToken(cipher.decrypt(account, stored.encrypted()))));
        } catch (OAuthException e) {
            if (e.remedy() == Remedy.CONSENT && hasChanged()) {
                return Optional.empty();
            }
            throw e;
        }
        unstored = new Unstored(granted, stored);
        store(granted, stored);
        unstored = null;
        return Optional.of(granted);
    }

    private void store(Granted granted, StoredToken before) {
        Instant now = clock.instant();
        Optional<Instant> expires = provider.options().consentDays().isPresent()
                ? before.expiresAt() // however it is used
                : granted.refreshLife().map(now::plus).or(before::expiresAt);
        String encrypted = granted.refreshToken()
                .map(token -> cipher.encrypt(account, token))
                .orElse(before.encrypted());
        if (tokens.replace(
                account,
                before.version(),
                new StoredToken(before.version(), encrypted, before.consentedAt(), now, expires))) {
            used = before.version() + 1;
        }
    }

    private OAuthException nobody() {
        used = -1;
        return new OAuthException(Remedy.CONSENT, "nobody has consented yet");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OAuthException(Remedy.TIME, "the connector is being stopped");
        }
    }
}
