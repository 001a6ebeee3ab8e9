package io.github.vtigermail.vtiger.lookup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The tickets of exchanges that are processed together, in the order in which the exchanges are, more or less. */
final class TicketsAhead {
    private final List<ExpectedComment> expected;
    private final Map<String, Integer> places = new HashMap<>();
    private final Lock lock = new ReentrantLock(true);

    /** @param expected the comments that the exchanges are going to make, with their tickets */
    TicketsAhead(List<ExpectedComment> expected) {
        this.expected = List.copyOf(expected);
        for (int i = 0; i < expected.size(); i++) {
            places.putIfAbsent(expected.get(i).marker(), i);
        }
    }

    /** Those that come after the comment with this marker; all if there is none. */
    List<ExpectedComment> after(String marker) {
        return expected.subList(places.getOrDefault(marker, -1) + 1, expected.size());
    }

    boolean isEmpty() {
        return expected.isEmpty();
    }

    /** To be held while one of the exchanges asks for others as well. */
    void lock() throws InterruptedException {
        lock.lockInterruptibly();
    }

    void unlock() {
        lock.unlock();
    }
}
