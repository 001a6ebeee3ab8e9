package io.github.vtigermail.mailbox.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * Where the refresh tokens of mailboxes are kept, encrypted. Several connectors may share them: who is to use one claims it
 * first, because a provider that rotates refresh tokens accepts each only once.
 */
public interface RefreshTokens {
    /** The one of an account; empty if nobody has consented. */
    Optional<StoredToken> find(String account);

    /** That of a new consent, in place of any other, even one that is claimed. */
    void save(String account, StoredToken token);

    /**
     * Claims the right to use a token.
     *
     * @param version the one that was found
     * @param atMost how long the claim lasts if its holder dies
     * @return false if somebody else has it, or the token is another one by now
     */
    boolean claim(String account, long version, Duration atMost);

    /**
     * Replaces a claimed token and releases the claim, in one step.
     *
     * @return false if it is another one by now, because a person has consented; then nothing is changed
     */
    boolean replace(String account, long version, StoredToken token);

    /** Releases a claim. */
    void release(String account);
}
