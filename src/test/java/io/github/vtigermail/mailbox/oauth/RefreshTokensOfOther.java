package io.github.vtigermail.mailbox.oauth;

import java.time.Duration;
import java.util.Optional;

/** Those of another place, for one that is different in something. */
class RefreshTokensOfOther implements RefreshTokens {
    private final RefreshTokens other;

    RefreshTokensOfOther(RefreshTokens other) {
        this.other = other;
    }

    @Override
    public Optional<StoredToken> find(String account) {
        return other.find(account);
    }

    @Override
    public void save(String account, StoredToken token) {
        other.save(account, token);
    }

    @Override
    public boolean claim(String account, long version, Duration atMost) {
        return other.claim(account, version, atMost);
    }

    @Override
    public boolean replace(String account, long version, StoredToken token) {
        return other.replace(account, version, token);
    }

    @Override
    public void release(String account) {
        other.release(account);
    }
}
