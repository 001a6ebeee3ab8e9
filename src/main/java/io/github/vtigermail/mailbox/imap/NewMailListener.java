package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * Whether the mail server reported a mail that no poll has looked for yet. It may do so in the answer to any command,
 * also between two IDLEs, so listening during IDLE is not enough. (Angus Mail notifies its listeners later, on another
 * thread.)
 */
final class NewMailListener implements ResponseHandler {
    /** As the server reported them to this listener. */
    private int mails;
    /** As Angus Mail counted them, at the last poll or later: it may count a mail that was moved away a little longer. */
    private int counted;

    private boolean newMail;

    /** Listens on the connection of this folder, which was just opened. */
    void listenOn(IMAPFolder folder) throws MessagingException {
        int count = folder.getMessageCount();
        synchronized (this) {
            mails = count;
            counted = count;
        }
        folder.doCommand(protocol -> {
            protocol.removeResponseHandler(this); // connections are reused
            protocol.addResponseHandler(this);
            return null;
        });
    }

    /** A poll looks for all new mail from here on. @param count how many mails are known now */
    synchronized void reset(int count) {
        newMail = false;
        counted = count;
    }

    /**
     * Compares with the number of mails that Angus Mail knows: it counts an EXISTS in the response to {@code
     * IMAPFolder.fetch}, but does not pass it on to response handlers.
     */
    synchronized void compare(int count) {
        newMail |= count > counted;
        counted = Math.min(counted, count);
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
            newMail |= said.getNumber() > mails; // some servers also send it when a mail is gone
            mails = said.getNumber();
        } else if (said.keyEquals("EXPUNGE")) {
            mails--;
        }
    }
}
