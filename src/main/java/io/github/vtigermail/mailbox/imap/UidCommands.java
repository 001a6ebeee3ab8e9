package io.github.vtigermail.mailbox.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.BadCommandException;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * The IMAP commands that name mails by UID. Angus Mail names them by sequence number, which is another mail's after one was
 * deleted, and servers differ on when they say so; and where a set of numbers is too long for the server, it fetches mail by
 * mail.
 */
public final class UidCommands {
    private final IMAPFolder folder;

    /** Commands in this folder, which is open. */
    public UidCommands(IMAPFolder folder) {
        this.folder = folder;
    }

    /** The UIDs of the mails that the server finds, by criteria as in RFC 3501. */
    public Set<Long> search(String criteria) throws MessagingException {
        Set<Long> found = new TreeSet<>();
        for (Response response : run("UID SEARCH " + criteria, null)) {
            if (response instanceof IMAPResponse search && search.keyEquals("SEARCH")) {
                for (long uid = search.readLong(); uid > 0; uid = search.readLong()) {
                    found.add(uid);
                }
            }
        }
        return found;
    }

    /** The UIDs of all mails from this one on. */
    public Set<Long> from(long first) throws MessagingException {
        Set<Long> uids = new TreeSet<>();
        for (FetchResponse mail : fetch(first + ":*", "UID")) {
            uids.add(uid(mail));
        }
        uids.removeIf(uid -> uid < first); // the server returns the last mail even if it is below
        return uids;
    }

    /** Those of these UIDs that have a mail. */
    public Set<Long> existing(Collection<Long> uids) throws MessagingException {
        Set<Long> existing = new TreeSet<>();
        for (FetchResponse mail : fetch(uids, "UID")) {
            existing.add(uid(mail));
        }
        existing.retainAll(Set.copyOf(uids));
        return existing;
    }

    /** When each of these mails was received; far in the future if the server does not say so in a way that can be read. */
    public Map<Long, Instant> received(Collection<Long> uids) throws MessagingException {
        Map<Long, Instant> received = new TreeMap<>();
        for (FetchResponse mail : fetch(uids, "UID INTERNALDATE")) {
            INTERNALDATE date = mail.getItem(INTERNALDATE.class);
            received.put(
                    uid(mail),
                    date == null || date.getDate() == null
                            ? Instant.MAX
                            : date.getDate().toInstant());
        }
        uids.forEach(uid -> received.putIfAbsent(uid, Instant.MAX)); // Angus Mail drops an answer with a bad time
        return received;
    }

    /** What the server returns of these mails; nothing for those that are gone. */
    List<FetchResponse> fetch(Collection<Long> uids, String items) throws MessagingException {
        List<FetchResponse> fetched = new ArrayList<>();
        for (String set : UidSet.of(uids)) {
            fetched.addAll(fetch(set, items));
        }
        return fetched;
    }

    /** The server may report other things as well, also about other mails. */
    List<FetchResponse> fetch(String set, String items) throws MessagingException {
        List<FetchResponse> fetched = new ArrayList<>();
        for (Response response : run("UID FETCH " + set + " (" + items + ")", null)) {
            if (response instanceof FetchResponse mail && mail.getItem(UID.class) != null) {
                fetched.add(mail);
            }
        }
        return fetched;
    }

    static long uid(FetchResponse mail) {
        return mail.getItem(UID.class).uid;
    }

    /** @param change for instance {@code +FLAGS.SILENT (\Seen)} */
    void store(Collection<Long> uids, String change) throws MessagingException {
        for (String set : UidSet.of(uids)) {
            run("UID STORE " + set + " " + change, null);
        }
    }

    /** Only if the server supports MOVE. */
    void move(Collection<Long> uids, Folder to) throws MessagingException {
        for (String set : UidSet.of(uids)) {
            run("UID MOVE " + set, name(to));
        }
    }

    void copy(Collection<Long> uids, Folder to) throws MessagingException {
        for (String set : UidSet.of(uids)) {
            run("UID COPY " + set, name(to));
        }
    }

    /** Deletes mails; without UIDPLUS the server keeps them, marked as deleted. */
    void delete(Collection<Long> uids) throws MessagingException {
        store(uids, "+FLAGS.SILENT (\\Deleted)");
        if (supports("UIDPLUS")) {
            for (String set : UidSet.of(uids)) {
                run("UID EXPUNGE " + set, null);
            }
        }
    }

    /** Whether the server has a capability. Asks on the folder's own connection: the store would open another one. */
    boolean supports(String capability) throws MessagingException {
        return (Boolean) folder.doCommand(protocol -> protocol.hasCapability(capability));
    }

    /** Whether the server refused a command on a healthy connection, and not because it has enough of this client. */
    public static boolean isRefusal(MessagingException fault) {
        Throwable cause = fault.getCause();
        return (cause instanceof CommandFailedException || cause instanceof BadCommandException)
                && ServerLimit.of(fault).isEmpty();
    }

    private Argument name(Folder to) throws MessagingException {
        Argument name = new Argument();
        if ((Boolean) folder.doCommand(protocol -> protocol.supportsUtf8())) {
            name.writeString(to.getFullName(), StandardCharsets.UTF_8);
        } else {
            name.writeString(BASE64MailboxEncoder.encode(to.getFullName()));
        }
        return name;
    }

    private Response[] run(String command, Argument arguments) throws MessagingException {
        return (Response[]) folder.doCommand(protocol -> {
            Response[] answer = protocol.command(command, arguments);
            protocol.notifyResponseHandlers(answer);
            protocol.handleResult(answer[answer.length - 1]);
            return answer;
        });
    }
}
