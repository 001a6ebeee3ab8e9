package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * Whether the mail server newMail of a mail that no poll has looked for yet. It may tell in the answer to any command, also
 * between two IDLEs: who listens in IDLE alone misses it. (Angus Mail tells its listeners later, by a thread of its own.)
 */
final class NewMailListener implements ResponseHandler {
    private int mails;
    private boolean newMail;

    /** Listens on the connection of this folder, which was opened just now. */
    void listenOn(IMAPFolder folder) throws MessagingException {
        int count = folder.getMessageCount();
        synchronized (this) {
            mails = count;
        }
        folder.doCommand(protocol -> {
            protocol.removeResponseHandler(this); // connections are used again
            protocol.addResponseHandler(this);
            return null;
        });
    }

    /** A poll looks for all new mail from here on; so many mails are known by now. */
    synchronized void reset(int count) {
        newMail = false;
        mails = count;
    }

    /**
     * Compares with the number of mails that Angus Mail knows: what the server says in its answer to {@code
     * IMAPFolder.fetch} is counted there, but not passed on to those who listen.
     */
    synchronized void compare(int count) {
        newMail |= count > mails;
        mails = count;
    }

    /** There is a mail that the server did not report. */
    synchronized void setNewMail() {
        newMail = true;
    }

    synchronized boolean hasNewMail() {
        return newMail;
    }

    @Override
    public synchronized void handleResponse(Response response) {
        if (!response.isUnTagged() || !(response instanceof IMAPResponse said)) {
            return;
        }
        if (said.keyEquals("EXISTS")) {
            newMail |= said.getNumber() > mails; // some servers tell after each mail that went, too
            mails = said.getNumber();
        } else if (said.keyEquals("EXPUNGE")) {
            mails--;
        }
    }
}
