package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.vtiger.Ticket;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * What an exchange carries from step to step, by name. All of it stands in exchange properties, never in headers:
 * camel-http sends headers to Vtiger.
 */
final class OneMail {
    /** The key under which the ledger knows the mail; the routes name it. */
    static final String KEY = "MailKey";
    /** The call that the route is to make next. */
    static final String CALL = "VtigerCall";
    /** What the mails of a poll are to ask together next; the routes name it. */
    static final String QUESTION = "VtigerQuestion";
    /** The id of the mail's comment, once it is made or found; the routes name it. */
    static final String COMMENT = "VtigerComment";

    private static final String IN_MAILBOX = "MailInMailbox";
    private static final String READ = "MailRead";
    private static final String TICKET = "VtigerTicket";
    private static final String CONTACT = "VtigerContact";
    private static final String CONTACTS = "VtigerContacts";
    private static final String ORGANIZATIONS = "VtigerOrganizations";
    private static final String STAFF = "VtigerStaff";
    private static final String SENT = "VtigerFilesSent";
    private static final String FILE_NOTICE = "VtigerFileNotice";
    private static final String COMMENTS_SEEN = "VtigerCommentsSeen";
    private static final String IN_COMMENTS = "VtigerInComments";
    private static final String RELEASED = "MailReleased";
    private static final String WITHIN_RATE = "VtigerTicketWithinRate";

    private final Exchange exchange;

    private OneMail(Exchange exchange) {
        this.exchange = exchange;
    }

    static OneMail on(Exchange exchange) {
        return new OneMail(exchange);
    }

    MailboxMail inMailbox() {
        MailboxMail known = exchange.getProperty(IN_MAILBOX, MailboxMail.class);
        return known != null ? known : exchange.getMessage().getBody(MailboxMail.class);
    }

    void isInMailbox(MailboxMail mail) {
        exchange.setProperty(IN_MAILBOX, mail);
    }

    TicketMail read() {
        return exchange.getProperty(READ, TicketMail.class);
    }

    void isRead(TicketMail mail) {
        exchange.setProperty(READ, mail);
    }

    String key() {
        return exchange.getProperty(KEY, String.class);
    }

    void hasKey(String key) {
        exchange.setProperty(KEY, key);
    }

    Ticket ticket() {
        return exchange.getProperty(TICKET, Ticket.class);
    }

    void isOn(Ticket ticket) {
        exchange.setProperty(TICKET, ticket);
        exchange.setProperty(Claims.TICKET, ticket.id());
    }

    /** The contact whose comment it is, or null. */
    String contact() {
        return exchange.getProperty(CONTACT, String.class);
    }

    void isFromContact(String id) {
        exchange.setProperty(CONTACT, id);
    }

    /** The files that go along with the comment as it was made last. */
    @SuppressWarnings("unchecked")
    List<MailFile> sent() {
        return exchange.getProperty(SENT, List.of(), List.class);
    }

    void sends(List<MailFile> files) {
        exchange.setProperty(SENT, files);
    }

    /** What is still to be told of files that Vtiger did not keep, or null. */
    FileNotice fileNotice() {
        return exchange.getProperty(FILE_NOTICE, FileNotice.class);
    }

    void owes(FileNotice notice) {
        exchange.setProperty(FILE_NOTICE, notice);
    }

    /** All contacts with the sender's address. */
    @SuppressWarnings("unchecked")
    List<String> contacts() {
        return exchange.getProperty(CONTACTS, List.of(), List.class);
    }

    void hasContacts(List<String> ids) {
        exchange.setProperty(CONTACTS, ids);
    }

    /** The organizations with the sender's address, if that was asked. */
    @SuppressWarnings("unchecked")
    List<String> organizations() {
        return exchange.getProperty(ORGANIZATIONS, List.of(), List.class);
    }

    void isFromOrganizations(List<String> ids) {
        exchange.setProperty(ORGANIZATIONS, ids);
    }

    /** Whether nobody in the CRM has the sender's address, as far as that was asked. */
    boolean isFromStranger() {
        return contacts().isEmpty() && organizations().isEmpty() && !isFromStaff();
    }

    /** How many of the ticket's comments were looked through for the sender's address. */
    int commentsSeen() {
        return exchange.getProperty(COMMENTS_SEEN, 0, Integer.class);
    }

    void commentsSeen(int number) {
        exchange.setProperty(COMMENTS_SEEN, number);
    }

    /** Whether it stands in one; empty while that is not known. */
    Optional<Boolean> isInComments() {
        return Optional.ofNullable(exchange.getProperty(IN_COMMENTS, Boolean.class));
    }

    void isInComments(boolean stands) {
        exchange.setProperty(IN_COMMENTS, stands);
    }

    /** Whether a person let it through, whoever wrote it. */
    boolean isReleased() {
        return exchange.getProperty(RELEASED, false, Boolean.class);
    }

    void isReleased(boolean released) {
        exchange.setProperty(RELEASED, released);
    }

    /** Whether its ticket was known, and not held, when the mail was taken in hand. */
    boolean wasWithinRate() {
        return exchange.getProperty(WITHIN_RATE, false, Boolean.class);
    }

    void isWithinRate() {
        exchange.setProperty(WITHIN_RATE, true);
    }

    boolean isFromStaff() {
        return exchange.getProperty(STAFF, false, Boolean.class);
    }

    void isFromStaff(boolean staff) {
        exchange.setProperty(STAFF, staff);
    }
}
