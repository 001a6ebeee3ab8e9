package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/**
 * Fetches the headers of many mails together, and finds the mail because of which the server refuses them all, and those of
 * which it returns nothing that can be used although it says that all is well.
 */
final class HeaderFetch {
    /** How many mails are asked for alone. If more are withheld, the rest waits for the next fetch, or for the server. */
    static final int MOST_ALONE = 8;

    private static final String FLAGS = "FLAGS ";

    private final UidCommands commands;
    private final Map<Long, FetchResponse> found = new TreeMap<>();
    private final Set<Long> withheld = new TreeSet<>();

    HeaderFetch(UidCommands commands) {
        this.commands = commands;
    }

    /** What was found, by UID. */
    Map<Long, FetchResponse> found() {
        return found;
    }

    /** The UIDs of the mails whose header the server does not return, also if it is asked for nothing else. */
    Set<Long> withheld() {
        return withheld;
    }

    /** Fetches these. */
    void fetch(List<Long> uids) throws MessagingException {
        if (withheld.size() >= MOST_ALONE) {
            return;
        }
        if (!accepts(uids, ServerMail.ITEMS)) {
            if (uids.size() == 1) {
                fetchAlone(uids.get(0));
            } else {
                fetch(uids.subList(0, uids.size() / 2));
                fetch(uids.subList(uids.size() / 2, uids.size()));
            }
            return;
        }
        if (!isFound(uids)) {
            accepts(missing(uids), ServerMail.ITEMS_OF_LONG);
        }
        if (!isFound(uids)) { // mails that are gone are missing too
            for (long uid : commands.existing(missing(uids))) {
                fetchAlone(uid);
            }
        }
    }

    /** Asks for nothing but the header: the server may fail at the mail's time, or at naming fields. */
    void fetchAlone(long uid) throws MessagingException {
        if (withheld.size() < MOST_ALONE
                && !(accepts(List.of(uid), FLAGS + FetchedHeader.ALL_FIELDS) && found.containsKey(uid))) {
            withheld.add(uid);
        }
    }

    private boolean isFound(List<Long> uids) {
        return found.keySet().containsAll(uids);
    }

    private Set<Long> missing(Collection<Long> uids) {
        Set<Long> missing = new TreeSet<>(uids);
        missing.removeAll(found.keySet());
        return missing;
    }

    /** @return false if the server refuses it */
    private boolean accepts(Collection<Long> uids, String items) throws MessagingException {
        try {
            for (FetchResponse answer : commands.fetch(uids, items)) {
                if (uids.contains(UidCommands.uid(answer)) && new FetchedHeader(answer).isUsable()) {
                    found.put(UidCommands.uid(answer), answer);
                }
            }
            return true;
        } catch (MessagingException e) {
            if (UidCommands.isRefusal(e)) {
                return false;
            }
            throw e;
        }
    }
}
