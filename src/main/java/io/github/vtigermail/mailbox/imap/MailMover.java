package io.github.vtigermail.mailbox.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Moves mails between folders of one account. Not thread-safe. */
final class MailMover {
    private IMAPStore store;
    /** Folders known to exist, so that not each mail costs a check. */
    private final Map<String, Folder> known = new HashMap<>();
    /** By the folders, the mails that were copied and could not be deleted: they must not be copied again and again. */
    private final Map<String, Set<Long>> copied = new HashMap<>();

    /** Moves mails on this connection from now on. */
    void setStore(IMAPStore connected) {
        store = connected;
        known.clear();
    }

    /** Moves mails to a folder, which is created if it is missing. */
    void move(IMAPFolder from, String target, Collection<Long> uids) throws MessagingException {
        try {
            move(from, folder(target), uids);
        } catch (MessagingException e) {
            if (known.remove(target) == null
                    || !from.isOpen()
                    || store.getFolder(target).exists()) {
                throw e;
            }
            move(from, folder(target), uids); // someone deleted it
        }
    }

    /** Moves mails to an existing folder. */
    void move(IMAPFolder from, Folder to, Collection<Long> uids) throws MessagingException {
        if (to.getFullName().equals(from.getFullName())) {
            return; // where folders are only below the inbox, they have two names
        }
        UidCommands commands = new UidCommands(from);
        if (commands.supports("MOVE")) {
            commands.move(uids, to);
        } else {
            String folders = from.getUIDValidity() + " " + from.getFullName() + " " + to.getFullName();
            Set<Long> left = copied.computeIfAbsent(folders, none -> new TreeSet<>());
            Set<Long> first = new TreeSet<>(uids);
            first.removeAll(left);
            commands.copy(first, to);
            left.addAll(first);
            commands.delete(uids);
            left.removeAll(Set.copyOf(uids));
        }
    }

    private Folder folder(String name) throws MessagingException {
        Folder there = known.get(name);
        if (there == null) {
            there = create(name);
            known.put(name, there);
        }
        return there;
    }

    private Folder create(String name) throws MessagingException {
        Folder target = store.getFolder(name);
        if (target.exists()) {
            return target;
        }
        if (target.create(Folder.HOLDS_MESSAGES)) {
            target.setSubscribed(true);
            return target;
        }
        if (target.exists()) {
            return target; // someone else created it at the same moment
        }
        // Some servers allow folders only below the inbox.
        Folder below = store.getFolder("INBOX").getFolder(name);
        if (below.exists() || below.create(Folder.HOLDS_MESSAGES)) {
            return below;
        }
        throw new FolderMissingException(name);
    }
}
