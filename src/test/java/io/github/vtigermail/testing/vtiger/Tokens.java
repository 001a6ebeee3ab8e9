package io.github.vtigermail.testing.vtiger;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The login tokens: one a user, the newest. */
final class Tokens {
    /**
     * A token.
     *
     * @param text what the client hashes
     * @param expires when it is no longer good
     */
    private record Token(String text, Instant expires) {}

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Queue<String> issued = new ConcurrentLinkedQueue<>();
    private final SecureRandom random = new SecureRandom();

    /** A new token, in place of the user's earlier one. */
    String issue(Row user, Instant now) {
        String text = "%013x".formatted(random.nextLong() & 0xfffffffffffffL);
        issued.add(text);
        tokens.put(user.id(), new Token(text, now.plusSeconds(Limits.TOKEN_SECONDS)));
        return text;
    }

    /** All that ever were. */
    List<String> issued() {
        return List.copyOf(issued);
    }

    Optional<String> current(Row user, Instant now) {
        return Optional.ofNullable(tokens.get(user.id()))
                .filter(token -> now.isBefore(token.expires()))
                .map(Token::text);
    }
}
