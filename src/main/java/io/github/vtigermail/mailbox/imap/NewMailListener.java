package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.iap.ResponseHandler;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/**
 * Whether the mail server reported that there may be a mail that no poll has looked for yet. It may do so in the answer to any
 * command, also between two IDLEs, so listening during IDLE is not enough. (Angus Mail notifies its listeners later, on
 * another thread.)
 *
 * <p>Each EXISTS counts, whatever its number: while a mail is moved away, servers and Angus Mail differ on how many there are,
 * and a poll without need costs less than a mail that waits for the next one.
 */
final class NewMailListener implements ResponseHandler {
    private volatile boolean newMail;

    /** Listens on the connection of this folder, which was just opened. */
    void listenOn(IMAPFolder folder) throws MessagingException {
        folder.doCommand(protocol -> {
            protocol.removeResponseHandler(this); // connections are reused
            protocol.addResponseHandler(this);
            return null;
        });
    }

    /** A poll looks for all new mail from here on. */
    void reset() {
        newMail = false;
    }

    boolean hasNewMail() {
        return newMail;
    }

    @Override
    public void handleResponse(Response response) {
        if (response.isUnTagged() && response instanceof IMAPResponse said && said.keyEquals("EXISTS")) {
            newMail = true;
        }
    }
}
