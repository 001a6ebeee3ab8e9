package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mail.Subject;
import io.github.vtigermail.mail.SubjectReferences;
import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.mailbox.cursor.CursorPosition;
import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.UnsettledMails;
import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.imap.ServerMail;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.Rights;

/**
 * A mailbox as its mail server shows it to somebody who only looks: the folder is opened with EXAMINE, headers are fetched with
 * PEEK, and no folder is made. The connector may be running.
 */
public final class MailboxView implements AutoCloseable {
    /** More subjects say no more about whether the patterns fit, and a mailbox may have any number of unread mails. */
    static final int MOST = 5_000;

    private static final int BATCH = 500;
    private static final String ACCESS_CONTROL = "ACL";

    private final MailboxFile mailbox;
    private final MailboxConnection connection;
    private final IMAPFolder folder;

    private MailboxView(MailboxFile mailbox, MailboxConnection connection, IMAPFolder folder) {
        this.mailbox = mailbox;
        this.connection = connection;
        this.folder = folder;
    }

    static MailboxView of(MailboxFile mailbox) throws MailboxUnavailableException {
        MailboxConnection connection = null;
        try {
            connection = mailbox.endpoint().connect();
            return new MailboxView(mailbox, connection, connection.examine());
        } catch (Exception e) {
            if (connection != null) {
                connection.close();
            }
            throw new MailboxUnavailableException(e);
        }
    }

    /** Whether the mail server has this capability. */
    public boolean supports(String capability) throws MailboxUnavailableException {
        try {
            return connection.supports(capability);
        } catch (MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    /** The folders that mails may be moved to, by the options that name them, and whether they exist. */
    public Map<String, Boolean> targets() throws MailboxUnavailableException {
        Map<String, Boolean> targets = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, String> target : names().entrySet()) {
                boolean exists = connection.findOther(target.getValue()) != null;
                targets.put(target.getKey() + " " + target.getValue(), exists);
            }
            return targets;
        } catch (MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    /**
     * What the account may not do in the folder that is read, though it has to: to be read after "the account may not". Empty if
     * it may, or if the server does not say.
     */
    public List<String> lackingRights() throws MailboxUnavailableException {
        try {
            if (!connection.supports(ACCESS_CONTROL)) {
                return List.of();
            }
            Rights rights = folder.myRights();
            List<String> lacking = new ArrayList<>();
            if (!rights.contains(Rights.Right.KEEP_SEEN)) {
                lacking.add("mark mails as read (right s)");
            }
            if (!rights.contains(Rights.Right.DELETE) && !rights.contains(Rights.Right.getInstance('t'))) {
                lacking.add("move mails out of it (rights t and e)");
            }
            return lacking;
        } catch (MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    /** The mails that a start would look at. @param cursors where earlier connectors left off; empty if there were none */
    public WaitingMails waiting(Optional<CursorRepository> cursors, Clock clock) throws MailboxUnavailableException {
        try {
            UnsettledMails unsettled =
                    new UnsettledMails(folder, mailbox.options().start(), true);
            CursorPosition known = cursors.flatMap(
                            ledger -> ledger.find(mailbox.endpoint().identity().key()))
                    .orElse(null);
            boolean first = known == null || !unsettled.areOf(known);
            List<Long> uids = first
                    ? List.copyOf(unsettled
                            .firstPosition(LocalDate.now(clock), clock.instant())
                            .open())
                    : unsettled.unsettled(known, Set.of());
            return waiting(known == null, uids);
        } catch (MessagingException e) {
            throw new MailboxUnavailableException(e);
        }
    }

    private WaitingMails waiting(boolean first, List<Long> uids) throws MessagingException {
        List<Long> newest = uids.subList(Math.max(0, uids.size() - MOST), uids.size());
        Set<TicketReference> tickets = new HashSet<>();
        int withTicket = 0;
        int looked = 0;
        for (int from = 0; from < newest.size(); from += BATCH) {
            Collection<Long> batch = newest.subList(from, Math.min(newest.size(), from + BATCH));
            for (ServerMail mail : connection.fetch(batch, mailbox.mailbox())) {
                SubjectReferences references = references(mail);
                looked++;
                withTicket += references.isEmpty() ? 0 : 1;
                references.references().stream().findFirst().ifPresent(tickets::add);
            }
        }
        return new WaitingMails(first, uids.size(), looked, withTicket, tickets.size());
    }

    private SubjectReferences references(ServerMail mail) throws MessagingException {
        String subject = Envelope.of(mail, mail.uid(), "").subject();
        return mailbox.options().subjectPatterns().find(subject == null ? "" : Subject.decode(subject));
    }

    private Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("failedFolder", mailbox.options().failedFolder());
        names.put("quarantineFolder", mailbox.options().senders().quarantineFolder());
        names.put("automaticFolder", mailbox.options().automatic().folder());
        names.put("moveTo", mailbox.endpoint().getConfiguration().getMoveTo());
        names.values().removeIf(name -> name == null || name.isBlank());
        return names;
    }

    @Override
    public void close() {
        connection.close();
    }
}
