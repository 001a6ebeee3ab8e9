package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches what is to be known of many mails together, and finds the one because of which the server refuses them all. */
final class ServerMails {
    private static final Logger LOG = LoggerFactory.getLogger(ServerMails.class);

    /** After so many refused mails it is the server that refuses. */
    private static final int TOO_MANY = 8;

    private final Session session;
    /** By UID, how many times in a row the server did not return a whole mail. */
    private final Map<Long, Integer> refusals = new ConcurrentHashMap<>();
    /** The UIDs of the mails whose header it does not return. */
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    ServerMails(Session session) {
        this.session = session;
    }

    /** These mails, in the order in which they arrived; without those that are gone, and those that the server refuses. */
    List<ServerMail> of(IMAPFolder folder, Collection<Long> uids) throws MessagingException {
        Set<Long> without = new TreeSet<>();
        List<FetchResponse> fetched = fetch(new UidCommands(folder), List.copyOf(uids), without);
        without.removeAll(refused);
        if (fetched.isEmpty() && !without.isEmpty()) {
            throw WithheldMailException.refusedLikeAll();
        }
        for (long uid : without) {
            LOG.warn(
                    "the mail server does not return the header of the mail with UID {}, which stays where it is", uid);
        }
        refused.addAll(without);
        return mails(folder, fetched);
    }

    /** All mails of a folder, with their sizes. */
    List<ServerMail> all(IMAPFolder folder) throws MessagingException {
        return folder.getMessageCount() == 0
                ? List.of()
                : mails(folder, new UidCommands(folder).fetch("1:*", ServerMail.ITEMS + " RFC822.SIZE"));
    }

    /** @param without gets those that the server refuses @throws MessagingException if it refuses many */
    private static List<FetchResponse> fetch(UidCommands commands, List<Long> uids, Set<Long> without)
            throws MessagingException {
        try {
            return commands.fetch(uids, ServerMail.ITEMS);
        } catch (MessagingException e) {
            if (!UidCommands.isRefusal(e) || without.size() == TOO_MANY) {
                throw e;
            }
            if (uids.size() == 1) {
                without.add(uids.get(0));
                return List.of();
            }
            List<FetchResponse> halves = new ArrayList<>();
            halves.addAll(fetch(commands, uids.subList(0, uids.size() / 2), without));
            halves.addAll(fetch(commands, uids.subList(uids.size() / 2, uids.size()), without));
            return halves;
        }
    }

    private List<ServerMail> mails(IMAPFolder folder, List<FetchResponse> fetched) throws MessagingException {
        Map<Long, ServerMail> mails = new TreeMap<>();
        for (FetchResponse response : fetched) {
            ServerMail mail = ServerMail.of(session, folder, response, refusals);
            if (mail != null) {
                mails.put(mail.uid(), mail);
            }
        }
        return List.copyOf(mails.values());
    }
}
