package io.github.vtigermail.testing.vtiger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The sessions that the server knows. */
final class Sessions {
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Queue<String> named = new ConcurrentLinkedQueue<>();

    Session open(Row user) {
        String name = UUID.randomUUID().toString().replace("-", "").substring(0, 21);
        Session session = new Session(name, user);
        sessions.put(name, session);
        named.add(name);
        return session;
    }

    /** The names of all that ever were. */
    List<String> named() {
        return List.copyOf(named);
    }

    Optional<Session> find(String name) {
        return Optional.ofNullable(sessions.get(name));
    }

    void drop(String name) {
        sessions.remove(name);
    }

    void dropAll() {
        sessions.clear();
    }
}
