package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what is to be known of many mails together, and remembers those that the server withholds. */
final class ServerMails {
    private static final Logger LOG = LoggerFactory.getLogger(ServerMails.class);

    /** After how long a withheld header is asked for again. */
    private static final Duration AGAIN = Duration.ofMinutes(1);
    /** How many other mails are tried to find out whether the server returns any. */
    private static final int OTHERS = 4;

    private final Session session;
    /** By UID, how many times in a row the server did not return a whole mail. */
    private final Map<Long, Integer> refusals = new ConcurrentHashMap<>();
    /** By UID, when the server last withheld its header, by {@link System#nanoTime}. */
    private final Map<Long, Long> withheld = new ConcurrentHashMap<>();

    ServerMails(Session session) {
        this.session = session;
    }

    /**
     * These mails, in the order in which they arrived; without those that are gone, and those whose header the server withholds.
     *
     * @param mailbox its name in the log
     */
    List<ServerMail> of(IMAPFolder folder, Collection<Long> uids, String mailbox) throws MessagingException {
        HeaderFetch headers = new HeaderFetch(new UidCommands(folder));
        headers.fetch(uids.stream().filter(uid -> !withheld.containsKey(uid)).toList());
        for (long uid : uids.stream().filter(this::isDue).toList()) {
            headers.fetchAlone(uid);
        }
        if (headers.found().isEmpty() && !headers.withheld().isEmpty() && !returnsOthers(folder, headers)) {
            throw WithheldMailException.refusedLikeAll();
        }
        for (long uid : headers.withheld()) {
            if (withheld.put(uid, System.nanoTime()) == null) {
                LOG.warn(
                        "mailbox={} the mail server does not return the header of the mail with UID {}, which stays where it is",
                        mailbox,
                        uid);
            }
        }
        withheld.keySet().removeAll(headers.found().keySet());
        return mails(folder, headers.found().values());
    }

    private boolean isDue(long uid) {
        Long last = withheld.get(uid);
        return last != null && System.nanoTime() - last >= AGAIN.toNanos();
    }

    /** Whether the server returns the header of any other mail: some are tried that are far from each other. */
    private boolean returnsOthers(IMAPFolder folder, HeaderFetch headers) throws MessagingException {
        int count = folder.getMessageCount();
        for (int number = count; number > 0; number -= Math.max(1, count / OTHERS)) {
            long other = folder.getUID(folder.getMessage(number));
            if (other > 0 && !withheld.containsKey(other) && !headers.withheld().contains(other)) {
                HeaderFetch one = new HeaderFetch(new UidCommands(folder));
                one.fetch(List.of(other));
                if (!one.found().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All mails of a folder whose header the server returns, with their sizes. */
    List<ServerMail> all(IMAPFolder folder) throws MessagingException {
        if (folder.getMessageCount() == 0) {
            return List.of();
        }
        List<FetchResponse> usable = new ArrayList<>();
        for (FetchResponse answer : new UidCommands(folder).fetch("1:*", ServerMail.ITEMS + " RFC822.SIZE")) {
            if (new FetchedHeader(answer).isThere()) {
                usable.add(answer);
            }
        }
        return mails(folder, usable);
    }

    private List<ServerMail> mails(IMAPFolder folder, Collection<FetchResponse> fetched) throws MessagingException {
        List<ServerMail> mails = new ArrayList<>();
        for (FetchResponse response : fetched) {
            mails.add(new ServerMail(session, folder, response, refusals));
        }
        return mails;
    }
}
