package io.github.vtigermail.route;

import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.mailbox.MailboxMail;
import java.util.Optional;
import org.apache.camel.Exchange;

/** The mail that an exchange is about, in one exchange property: no header of a mail is ever on the exchange. */
final class MailExchange {
    /** The exchange property with the key under which the ledger knows the mail; the routes name it. */
    static final String KEY = "MailKey";

    private static final String PROPERTY = "Mail";

    private final MailboxMail inMailbox;
    private TicketMail read;
    private boolean released;
    private boolean withinRate;
    private ClaimedComment comment;

    private MailExchange(MailboxMail inMailbox) {
        this.inMailbox = inMailbox;
    }

    /** The mail of this exchange: at its beginning the body. @throws IllegalStateException if there is none */
    static MailExchange on(Exchange exchange) {
        MailExchange known = exchange.getProperty(PROPERTY, MailExchange.class);
        if (known != null) {
            return known;
        }
        if (exchange.getMessage().getBody() instanceof MailboxMail mail) {
            return start(exchange, mail);
        }
        throw new IllegalStateException(
                "there is no mail on the exchange: this step is for those that come from a mailbox "
                        + "of vtiger-imaps; for any other exchange use vtiger:findTicket and vtiger:addComment");
    }

    /** Whether the exchange is about a mail. */
    static boolean isOn(Exchange exchange) {
        return exchange.getProperty(PROPERTY) != null || exchange.getMessage().getBody() instanceof MailboxMail;
    }

    /** The exchange is about this mail. */
    static MailExchange start(Exchange exchange, MailboxMail mail) {
        MailExchange started = new MailExchange(mail);
        exchange.setProperty(PROPERTY, started);
        return started;
    }

    MailboxMail inMailbox() {
        return inMailbox;
    }

    /** What the mail says, once it was fetched; null before. */
    TicketMail read() {
        return read;
    }

    void setRead(TicketMail read) {
        this.read = read;
    }

    /** Whether a person released it from quarantine. */
    boolean isReleased() {
        return released;
    }

    void setReleased(boolean released) {
        this.released = released;
    }

    /** Whether its sender may write to any ticket, whatever Vtiger knows of them: the mailbox or a person says so. */
    boolean isAllowed() {
        return released
                || inMailbox
                        .options()
                        .senders()
                        .allowed()
                        .contains(read.sender().address());
    }

    /** Whether its ticket was known, and not held, when the processing of the mail began. */
    boolean isWithinRate() {
        return withinRate;
    }

    void setWithinRate() {
        withinRate = true;
    }

    /** The sign by which this mailbox takes the mail for an automatic one; empty if it does not. */
    Optional<String> automaticSign() {
        return inMailbox.options().automatic().sign(read.automatic());
    }

    /** Whether what its ticket has already can matter: it may quote some of it, and the mailbox compares the two. */
    boolean needsTexts() {
        return read.mayQuote();
    }

    /** What the ledger has to know of its comment. */
    ClaimedComment comment() {
        return comment;
    }

    void setComment(ClaimedComment comment) {
        this.comment = comment;
    }

    /** The ticket number in its subject; null if there is none. */
    String ticketNumber() {
        return inMailbox.references().first(TicketReference.Kind.NUMBER).orElse(null);
    }

    /** The record id of the ticket in its subject; null if there is none. */
    String ticketRecord() {
        return inMailbox.references().first(TicketReference.Kind.RECORD).orElse(null);
    }

    /** What its subject calls the ticket. */
    String ticketName() {
        return ticketNumber() != null ? ticketNumber() : "record " + ticketRecord();
    }

    /** Names the mail's hash alone. */
    @Override
    public String toString() {
        return inMailbox.toString();
    }
}
