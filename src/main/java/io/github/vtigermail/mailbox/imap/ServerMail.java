package io.github.vtigermail.mailbox.imap;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Date;
import java.util.Map;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;

/** A mail on its server: some fields of its header and its flags, as fetched. It is fetched whole when it is written. */
public final class ServerMail extends MimeMessage {
    /** What has to be fetched of it; RFC822.SIZE only if somebody asks for it. */
    static final String ITEMS = "FLAGS INTERNALDATE " + FetchedHeader.FIELDS;
    /** The same of a mail whose header has long fields. */
    static final String ITEMS_OF_LONG = "FLAGS INTERNALDATE " + FetchedHeader.EACH_FIELD;

    private final IMAPFolder folder;
    private final long uid;
    private final Date received;
    private final long size;
    private final Map<Long, Integer> refusals;
    private boolean markedByFetch;

    /** @param refusals by UID, how many times in a row a mail was not returned */
    ServerMail(Session session, IMAPFolder folder, FetchResponse fetched, Map<Long, Integer> refusals)
            throws MessagingException {
        super(session);
        this.folder = folder;
        this.refusals = refusals;
        uid = UidCommands.uid(fetched);
        headers = new FetchedHeader(fetched).fields();
        FLAGS set = fetched.getItem(FLAGS.class);
        flags = set == null ? new Flags() : set;
        INTERNALDATE date = fetched.getItem(INTERNALDATE.class);
        received = date == null ? null : date.getDate();
        RFC822SIZE bytes = fetched.getItem(RFC822SIZE.class);
        size = bytes == null ? -1 : bytes.size;
    }

    public long uid() {
        return uid;
    }

    /** In bytes, as the server says. */
    public long size() {
        return size;
    }

    @Override
    public Date getReceivedDate() {
        return received;
    }

    /** Fetches it: what was fetched of it before does not count. */
    @Override
    public void writeTo(OutputStream out) throws IOException, MessagingException {
        MailFetch fetch = new MailFetch(folder, uid);
        fetch.write(out);
        markedByFetch = fetch.isSeen() && !isSet(Flags.Flag.SEEN);
    }

    /** Whether the server marked it as read because it was fetched, though it was asked not to. */
    public boolean isMarkedByFetch() {
        return markedByFetch;
    }

    /** Notes that the server returned it. */
    public void setReturned() {
        refusals.remove(uid);
    }

    /** Notes that the server did not return it. @return whether that was often enough to give it up */
    public boolean isGivenUp(WithheldMailException refusal) {
        return refusals.merge(uid, 1, Integer::sum) >= refusal.patience();
    }
}
