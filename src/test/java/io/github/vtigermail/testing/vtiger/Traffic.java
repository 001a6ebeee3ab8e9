package io.github.vtigermail.testing.vtiger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What came in, and how much of it at once. */
final class Traffic {
    /** Requests remembered; of more the oldest are forgotten. */
    private static final int REMEMBERED = 100_000;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private final Map<String, Integer> bySession = new HashMap<>();
    private final Peak all = new Peak();
    private final Peak logins = new Peak();
    private int mostOnOneSession;

    /** Counts a request in, has it answered, and counts it out. */
    Answer counting(WebRequest request, Supplier<Answer> answer) {
        enter(request);
        try {
            Answer given = answer.get();
            countLogins(request, given);
            return given;
        } finally {
            leave(request.sessionName());
        }
    }

    private synchronized void enter(WebRequest request) {
        if (requests.size() == REMEMBERED) {
            requests.removeFirst();
        }
        requests.addLast(
                new ReceivedRequest(request.method(), request.path(), request.queryString(), request.operation()));
        all.up();
        if (!request.sessionName().isEmpty()) {
            mostOnOneSession = Math.max(mostOnOneSession, bySession.merge(request.sessionName(), 1, Integer::sum));
        }
    }

    private synchronized void leave(String session) {
        all.down();
        if (!session.isEmpty()) {
            bySession.computeIfPresent(session, (name, count) -> count == 1 ? null : count - 1);
        }
    }

    /** A login is under way from the answer with its token to the end of the request with its hash. */
    private synchronized void countLogins(WebRequest request, Answer given) {
        boolean arrives = given.status() == 200 && given.delivery() == Answer.Delivery.WHOLE;
        if (request.operation().equals("getchallenge")
                && arrives
                && given.contentType().endsWith("json")) {
            logins.up();
        } else if (request.operation().equals("login")) {
            logins.down();
        }
    }

    synchronized List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized int mostAtOnce() {
        return all.highest;
    }

    synchronized int mostAtOnceOnOneSession() {
        return mostOnOneSession;
    }

    synchronized int mostLoginsAtOnce() {
        return logins.highest;
    }

    /** How many there are, and were at most. */
    private static final class Peak {
        private int now;
        private int highest;

        void up() {
            now++;
            highest = Math.max(highest, now);
        }

        void down() {
            now = Math.max(0, now - 1);
        }
    }
}
