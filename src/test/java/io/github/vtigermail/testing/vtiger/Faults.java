package io.github.vtigermail.testing.vtiger;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The faults that are still to come. Operations are named as Vtiger names them: {@code query}, {@code create}. */
public final class Faults {
    /** Stands for whatever operation comes. */
    public static final String ANY = "*";

    private final Map<String, Deque<Fault>> next = new HashMap<>();
    private final Map<String, Fault> always = new HashMap<>();
    private final Map<String, Fault> ofWords = new HashMap<>();
    private final Map<String, Fault> ofQueries = new HashMap<>();
    private List<Fault> atRandom = List.of();
    private Random random = new Random(0);
    private int oneIn = 1;
    private int met;
    private Duration silence = Duration.ofSeconds(30);
    private int silences;

    Faults() {}

    /** The next {@code times} requests of the operation meet the fault, after those asked for before. */
    public synchronized Faults next(String operation, int times, Fault fault) {
        Deque<Fault> queue = next.computeIfAbsent(operation, o -> new ArrayDeque<>());
        for (int i = 0; i < times; i++) {
            queue.add(fault);
        }
        return this;
    }

    /** The operation meets the fault until {@link #clear}; what {@link #next} asked for goes first. */
    public synchronized Faults always(String operation, Fault fault) {
        always.put(operation, fault);
        return this;
    }

    /** Each try to create a record that has these words in it meets the fault, until {@link #clear}. */
    public synchronized Faults alwaysOf(String words, Fault fault) {
        ofWords.put(words, fault);
        return this;
    }

    /** Each query that has these words in it meets the fault, until {@link #clear}. */
    public synchronized Faults alwaysOfQueries(String words, Fault fault) {
        ofQueries.put(words, fault);
        return this;
    }

    /** Of all requests about one in so many meets one of these faults, until {@link #clear}; the same ones for a seed. */
    public synchronized Faults oneIn(int number, long seed, Fault... ofThese) {
        oneIn = number;
        random = new Random(seed);
        atRandom = List.of(ofThese);
        return this;
    }

    /** How many requests met a fault so far. */
    public synchronized int met() {
        return met;
    }

    /**
     * How long {@link Fault#SILENT} waits before it answers, and {@link Fault#MADE_LATE} before it begins. Default: 30
     * seconds.
     */
    public synchronized Faults silence(Duration silence) {
        this.silence = silence;
        return this;
    }

    /** No more faults. */
    public synchronized Faults clear() {
        next.clear();
        always.clear();
        ofWords.clear();
        ofQueries.clear();
        atRandom = List.of();
        return this;
    }

    /** Requests that are waiting at the moment are answered at once. */
    public synchronized Faults endSilence() {
        silences++;
        notifyAll();
        return this;
    }

    synchronized void stop() {
        silence(Duration.ZERO).endSilence();
    }

    /** Keeps a request waiting. */
    synchronized void keepSilent() {
        int one = silences;
        long end = System.nanoTime() + silence.toNanos();
        try {
            for (long left = silence.toMillis(); left > 0 && one == silences; left = millisUntil(end)) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long millisUntil(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    synchronized Optional<Fault> take(String operation, String element, String query) {
        Optional<Fault> fault =
                of(ofWords, element).or(() -> of(ofQueries, query)).or(() -> due(operation));
        if (fault.isPresent()) {
            met++;
        }
        return fault;
    }

    private static Optional<Fault> of(Map<String, Fault> faults, String text) {
        return faults.entrySet().stream()
                .filter(words -> text.contains(words.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<Fault> due(String operation) {
        for (String name : new String[] {operation, ANY}) {
            Deque<Fault> queue = next.get(name);
            if (queue != null && !queue.isEmpty()) {
                return Optional.of(queue.poll());
            }
        }
        if (!atRandom.isEmpty() && random.nextInt(oneIn) == 0) {
            return Optional.of(atRandom.get(random.nextInt(atRandom.size())));
        }
        return Optional.ofNullable(always.getOrDefault(operation, always.get(ANY)));
    }
}
