package io.github.vtigermail.mailbox.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * A refresh token as it is kept.
 *
 * @param version differs after each change
 * @param encrypted the token, encrypted
 * @param consentedAt when a person consented
 * @param renewedAt when the provider last accepted it, or issued it
 * @param expiresAt when it expires, if that is known
 */
public record StoredToken(
        long version, String encrypted, Instant consentedAt, Instant renewedAt, Optional<Instant> expiresAt) {}
