package io.github.vtigermail.mailbox.imap;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Moves mails from folder to folder of one account, on one connection; for one thread. */
final class MailMover {
    private final IMAPStore store;
    /** Folders that were there, so that a mail costs no look whether they still are. */
    private final Map<String, Folder> known = new HashMap<>();

    MailMover(IMAPStore store) {
        this.store = store;
    }

    /** Into a folder that is made if it is missing. */
    void move(IMAPFolder from, String target, Message... mails) throws MessagingException {
        try {
            move(from, folder(target), mails);
        } catch (FolderNotFoundException e) {
            known.remove(target); // someone deleted it
            move(from, folder(target), mails);
        }
    }

    /** Into a folder that is there. */
    void move(IMAPFolder from, Folder to, Message... mails) throws MessagingException {
        if (can(from, "MOVE")) {
            from.moveMessages(mails, to);
            return;
        }
        from.copyMessages(mails, to);
        from.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
        if (can(from, "UIDPLUS")) {
            from.expunge(mails);
        }
    }

    /** Asked on the folder's own connection: the store would open another one. */
    static boolean can(IMAPFolder open, String capability) throws MessagingException {
        return (Boolean) open.doCommand(protocol -> protocol.hasCapability(capability));
    }

    private Folder folder(String name) throws MessagingException {
        Folder there = known.get(name);
        if (there == null) {
            there = made(name);
            known.put(name, there);
        }
        return there;
    }

    private Folder made(String name) throws MessagingException {
        Folder target = store.getFolder(name);
        if (target.exists()) {
            return target;
        }
        if (target.create(Folder.HOLDS_MESSAGES)) {
            target.setSubscribed(true);
            return target;
        }
        // Servers exist that let folders be made only below the inbox.
        Folder below = store.getFolder("INBOX").getFolder(name);
        if (below.exists() || below.create(Folder.HOLDS_MESSAGES)) {
            return below;
        }
        throw new MessagingException("the folder " + name + " is missing and cannot be made");
    }
}
