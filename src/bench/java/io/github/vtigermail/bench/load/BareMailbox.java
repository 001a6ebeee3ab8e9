package io.github.vtigermail.bench.load;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** An inbox over one IMAPS connection of Angus Mail, and nothing around it. */
final class BareMailbox implements AutoCloseable {
    private final Store store;
    private final IMAPFolder inbox;

    /** Trusts what the JVM trusts. */
    BareMailbox(String host, int port, String user, String password) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        properties.put("mail.imaps.peek", "true");
        properties.put("mail.imaps.partialfetch", "false"); // a mail with one command
        store = Session.getInstance(properties).getStore("imaps");
        store.connect(host, port, user, password);
        inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(Folder.READ_WRITE);
    }

    /** Reads the newest mails whole, one after the other. */
    void read(int mails) throws MessagingException, IOException {
        for (Message mail : newest(mails)) {
            mail.writeTo(OutputStream.nullOutputStream());
        }
    }

    /** Reads the newest mails whole, all with one command: what no client does that does not know their sizes. */
    void readAtOnce(int mails) throws MessagingException, IOException {
        FetchProfile whole = new FetchProfile();
        whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
        Message[] newest = newest(mails);
        inbox.fetch(newest, whole);
        for (Message mail : newest) {
            mail.writeTo(OutputStream.nullOutputStream());
        }
    }

    /** Flags the newest mails, one after the other: what a mark on each of them costs the server. */
    void flag(int mails) throws MessagingException {
        for (Message mail : newest(mails)) {
            mail.setFlag(Flags.Flag.FLAGGED, true);
        }
    }

    private Message[] newest(int mails) throws MessagingException {
        inbox.close(false); // so that nothing of them is known yet
        inbox.open(Folder.READ_WRITE);
        int last = inbox.getMessageCount();
        return inbox.getMessages(last - mails + 1, last);
    }

    List<Message> unread() throws MessagingException {
        inbox.getMessageCount(); // a NOOP, after which it knows of what came in
        return Arrays.asList(inbox.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false)));
    }

    /** Marks the first mails as read. */
    void markRead(int mails) throws MessagingException {
        inbox.setFlags(1, mails, new Flags(Flags.Flag.SEEN), true);
    }

    IMAPFolder inbox() {
        return inbox;
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
