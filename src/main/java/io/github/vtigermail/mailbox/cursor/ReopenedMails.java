package io.github.vtigermail.mailbox.cursor;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mails of a mailbox that its server recreated, which have to be looked at again. Most are done; until it is known how
 * many of them look new, no comment is made: if there are many, they are rather the history of the mailbox, from a backup
 * that lost what the cursor goes by. As a server may be busy filling the mailbox, that is known only after a poll that found no
 * further mail.
 */
public final class ReopenedMails {
    /** The mails of a mailbox that is as it was. */
    static final ReopenedMails NONE = new ReopenedMails(0);

    private final int limit;
    private final Set<Long> lookNew = ConcurrentHashMap.newKeySet();
    private final Set<Long> unknown = ConcurrentHashMap.newKeySet();
    private Set<Long> present;

    /** @param limit how many may look new */
    ReopenedMails(int limit) {
        this.limit = limit;
    }

    /** Whether it is not known yet how many of them look new. */
    public boolean areUndecided() {
        return this != NONE;
    }

    /** A mail would have become a comment now. */
    public void addNew(long uid) {
        if (areUndecided()) {
            lookNew.add(uid);
        }
    }

    /** These mails were asked for and not returned: no poll can tell what they are. */
    public void addUnknown(Collection<Long> uids) {
        if (areUndecided()) {
            unknown.addAll(uids);
        }
    }

    /** Whether more look new than may. */
    public boolean areTooMany() {
        return lookNew.size() > limit;
    }

    /** What to do if they are too many, for a person. */
    public String tooMany() {
        return "its server recreated it (UIDVALIDITY), and more than " + limit
                + " of its mails look new, which may be its "
                + "history, so no comment is made of any: move what is old to another folder, or set recreatedLimit to how many "
                + "may become comments";
    }

    /**
     * A poll finds these mails unsettled.
     *
     * @return whether all were there at the last poll and look new or are unknown, and they are few
     */
    boolean areFew(Collection<Long> uids) {
        lookNew.retainAll(uids);
        Set<Long> looked = new HashSet<>(lookNew);
        looked.addAll(unknown);
        boolean few = present != null && present.containsAll(uids) && looked.containsAll(uids) && !areTooMany();
        present = new HashSet<>(uids);
        return few;
    }
}
