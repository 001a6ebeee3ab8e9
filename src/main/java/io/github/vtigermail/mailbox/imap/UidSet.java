package io.github.vtigermail.mailbox.imap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/** UIDs as a command names them: in ranges, and in several sets if one would make a line that servers refuse. */
final class UidSet {
    /** In characters. Servers accept lines of 8192 bytes (RFC 7162, 4), Dovecot of 65536. */
    private static final int LENGTH = 7000;

    private UidSet() {}

    /** The sets, in ascending order; none if there are no UIDs. */
    static List<String> of(Collection<Long> uids) {
        List<String> sets = new ArrayList<>();
        StringBuilder set = new StringBuilder();
        Iterator<Long> all = new TreeSet<>(uids).iterator();
        Long first = all.hasNext() ? all.next() : null;
        while (first != null) {
            long last = first;
            Long next = all.hasNext() ? all.next() : null;
            while (next != null && next == last + 1) {
                last = next;
                next = all.hasNext() ? all.next() : null;
            }
            if (set.length() > LENGTH) {
                sets.add(set.toString());
                set.setLength(0);
            }
            set.append(set.isEmpty() ? "" : ",").append(first).append(last == first ? "" : ":" + last);
            first = next;
        }
        if (!set.isEmpty()) {
            sets.add(set.toString());
        }
        return sets;
    }
}
