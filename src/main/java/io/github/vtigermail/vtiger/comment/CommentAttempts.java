package io.github.vtigermail.vtiger.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/** The attempts to make comments that are not known to be made, by ticket and marker. In memory; after a restart Vtiger is asked. */
public final class CommentAttempts {
    private final Cache<String, CommentAttempt> attempts = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    /** The attempt to make the comment on this ticket with this marker. */
    public CommentAttempt of(String ticket, String marker) {
        return attempts.get(key(ticket, marker), unknown -> new CommentAttempt());
    }

    /** The comment exists. */
    public void forget(String ticket, String marker) {
        attempts.invalidate(key(ticket, marker));
    }

    private static String key(String ticket, String marker) {
        return ticket + " " + marker;
    }
}
