package io.github.vtigermail.mailbox.cursor;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a mailbox is settled. The mailbox is the queue; this is the place in it, so that a poll asks only for what lies
 * above, and a mail that a colleague opened meanwhile is still taken.
 *
 * @param uidValidity the mailbox's UIDVALIDITY: with another one, the UIDs below mean nothing
 * @param upTo the UID up to which every mail is settled but those that are open
 * @param open UIDs at or below {@code upTo} that are not settled yet
 * @param since the day of the oldest mail that would have to be looked at again if the UIDs became void
 */
public record CursorPosition(long uidValidity, long upTo, Set<Long> open, LocalDate since) {

    public CursorPosition {
        open = java.util.Collections.unmodifiableSet(new TreeSet<>(open));
    }

    /** The place after these mails were gone through, of which those are settled and the others stay open. */
    CursorPosition after(Collection<Long> goneThrough, Collection<Long> settled, LocalDate day) {
        Set<Long> stillOpen = new TreeSet<>(open);
        stillOpen.addAll(goneThrough);
        stillOpen.removeAll(settled);
        long last = goneThrough.stream().mapToLong(Long::longValue).max().orElse(upTo);
        return new CursorPosition(
                uidValidity, Math.max(upTo, last), stillOpen, stillOpen.isEmpty() ? day : earlier(day));
    }

    private LocalDate earlier(LocalDate day) {
        return day.isBefore(since) ? day : since;
    }
}
