package io.github.vtigermail.vtiger.lookup;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What exchanges that are processed together, the mails of one poll, will look up: one of them asks for all. */
public final class LookAhead {
    /** Nothing is known of other exchanges. */
    public static final LookAhead NONE = new LookAhead(List.of(), List.of(), List.of());

    private final Batch tickets;
    private final Batch contacts;
    private final Batch staff;
    private final CommentsAhead comments;
    private final TicketsAhead next;

    /**
     * @param ticketNumbers the ticket numbers that they name
     * @param addresses the addresses of their senders, of a plain form
     * @param comments the comments that they are going to make, as far as that is known, in their order
     */
    public LookAhead(Collection<String> ticketNumbers, Collection<String> addresses, List<ExpectedComment> comments) {
        tickets = new Batch(ticketNumbers);
        contacts = new Batch(addresses);
        staff = new Batch(addresses);
        this.comments = new CommentsAhead(comments);
        next = new TicketsAhead(comments);
    }

    public Batch tickets() {
        return tickets;
    }

    public Batch contacts() {
        return contacts;
    }

    public Batch staff() {
        return staff;
    }

    CommentsAhead comments() {
        return comments;
    }

    /** The tickets of the exchanges, in their order. */
    TicketsAhead next() {
        return next;
    }

    /** Says nothing of the addresses when Camel prints it. */
    @Override
    public String toString() {
        return "LookAhead";
    }

    /**
     * The values of one kind. What was asked for and not answered, because there is none or because of a failure, is not
     * asked for together again: one value that Vtiger stumbles over costs the others one query.
     */
    public static final class Batch {
        /**
         * The most of a query's values, in characters of the URL: servers take 8,000 for the whole of it.
         */
        private static final int MOST_IN_URL = 6_000;

        private static final int QUOTES_AND_COMMA = 9; // %27%27%2C

        private final Collection<String> values;
        private final Set<String> asked = ConcurrentHashMap.newKeySet();
        private final Lock lock = new ReentrantLock(true);

        private Batch(Collection<String> values) {
            this.values = List.copyOf(values);
        }

        /** Whether there is no other value, or this one was asked for. */
        boolean isOver(String own) {
            return values.size() < 2 || asked.contains(own);
        }

        /**
         * The values to ask for now, this one first; none if there is no other one to ask for, or it was asked for.
         *
         * @param own may be null
         * @param times how often the query has each value
         */
        List<String> open(String own, Predicate<String> isKnown, int most, int times) {
            if (values.size() < 2 || own != null && isClosed(own, isKnown)) {
                return List.of();
            }
            Set<String> open = new LinkedHashSet<>();
            if (own != null) {
                open.add(own);
            }
            int uses = 0;
            for (String value : values) {
                if (!isClosed(value, isKnown)) {
                    open.add(value);
                    uses++;
                }
            }
            return uses < 2 ? List.of() : asManyAsFit(open, most, times);
        }

        private boolean isClosed(String value, Predicate<String> isKnown) {
            return asked.contains(value) || isKnown.test(value);
        }

        void setAsked(Collection<String> values) {
            asked.addAll(values);
        }

        void lock() throws InterruptedException {
            lock.lockInterruptibly();
        }

        void unlock() {
            lock.unlock();
        }

        private static List<String> asManyAsFit(Set<String> values, int most, int times) {
            List<String> fit = new ArrayList<>();
            int length = 0;
            for (String value : values) {
                length += times
                        * (URLEncoder.encode(value, StandardCharsets.UTF_8).length() + QUOTES_AND_COMMA);
                if (fit.size() == most || length > MOST_IN_URL) {
                    break;
                }
                fit.add(value);
            }
            return fit;
        }
    }
}
