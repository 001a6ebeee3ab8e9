package io.github.vtigermail.testing.oauth;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The tokens that an {@link IdentityServer} has issued. Each begins with {@link #MARK}, which must be in no log. */
final class IssuedTokens {
    /** How every secret of the identity provider begins. */
    static final String MARK = "s3cretToken";

    private record Access(String user, long issued, Duration life) {}

    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, Access> access = new LinkedHashMap<>();
    /** By refresh token, the user. */
    private final Map<String, String> refresh = new LinkedHashMap<>();
    /** By refresh token, when it was first used, by {@link System#nanoTime}. */
    private final Map<String, Long> used = new LinkedHashMap<>();

    private final List<String> reused = new ArrayList<>();

    synchronized String access(String user, Duration life) {
        String token = MARK + "Access" + number.incrementAndGet();
        access.put(token, new Access(user, System.nanoTime(), life));
        return token;
    }

    synchronized String refresh(String user) {
        String token = MARK + "Refresh" + number.incrementAndGet();
        refresh.put(token, user);
        return token;
    }

    /** Whose access token it is; null if it is none, or has expired. */
    synchronized String user(String token) {
        Access found = access.get(token);
        return found == null
                        || System.nanoTime() - found.issued() > found.life().toNanos()
                ? null
                : found.user();
    }

    /**
     * Uses a refresh token.
     *
     * @param once whether it may be used only once; using it again revokes all
     * @param grace for how long it may be used again all the same
     * @return its user; null if it is none, or was used
     */
    synchronized String use(String token, boolean once, Duration grace) {
        String user = refresh.get(token);
        Long first = used.putIfAbsent(token, System.nanoTime());
        if (user != null && once && first != null && System.nanoTime() - first > grace.toNanos()) {
            reused.add(token);
            refresh.clear();
            return null;
        }
        return user;
    }

    synchronized List<String> reused() {
        return List.copyOf(reused);
    }

    synchronized void revokeConsents() {
        refresh.clear();
    }

    synchronized void revokeAccess() {
        access.clear();
    }

    synchronized int accessCount() {
        return access.size();
    }
}
