package io.github.vtigermail.mailbox.cursor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a mailbox is settled. The mailbox is the queue and this is the position in it, so that a poll asks only for
 * UIDs above it, and a mail that a colleague opened in the meantime is still processed.
 *
 * @param uidValidity the mailbox's UIDVALIDITY: with a different one, the UIDs mean nothing
 * @param upTo the UID up to which every mail is settled, except those in {@code open}
 * @param open UIDs at or below {@code upTo} that are not settled yet
 * @param since the day of the oldest mail to look at again if the UIDs become void
 * @param historyUntil when the newest mail arrived that was there at the first look, by the mail server's clock
 */
public record CursorPosition(long uidValidity, long upTo, Set<Long> open, LocalDate since, Instant historyUntil) {

    public CursorPosition {
        open = java.util.Collections.unmodifiableSet(new TreeSet<>(open));
    }

    /** The position after these mails: the settled ones are closed, the others stay open. */
    CursorPosition after(Collection<Long> passed, Collection<Long> settled, LocalDate day) {
        Set<Long> stillOpen = new TreeSet<>(open);
        stillOpen.addAll(passed);
        stillOpen.removeAll(settled);
        long last = passed.stream().mapToLong(Long::longValue).max().orElse(upTo);
        return new CursorPosition(
                uidValidity, Math.max(upTo, last), stillOpen, stillOpen.isEmpty() ? day : earlier(day), historyUntil);
    }

    private LocalDate earlier(LocalDate day) {
        return day.isBefore(since) ? day : since;
    }
}
