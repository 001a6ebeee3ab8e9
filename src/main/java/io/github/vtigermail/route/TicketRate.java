package io.github.vtigermail.route;

import io.github.vtigermail.ledger.CommentTimes;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.route.failure.TicketHeldException;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.lookup.Ticket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a ticket that gets too many mails in a short time, which ends any mail loop. The ledger knows when comments were made,
 * so a restart forgets nothing; a held ticket is released when no more than half as many are within the time, or it would be
 * held and released mail by mail.
 *
 * <p>All mails of a poll are judged as of its beginning, so that a later mail of a ticket does not pass an earlier one. A hold
 * ends by elapsed time: the clock may have been wrong when the comments were made, and be set since.
 */
public final class TicketRate {
    private static final Logger LOG = LoggerFactory.getLogger(TicketRate.class);

    private final CommentTimes comments;
    private final BiFunction<String, String, Ticket> knownTickets;
    private final int mails;
    private final Duration time;
    private final LongSupplier nanoTime;
    private final Map<String, HeldTicket> held = new ConcurrentHashMap<>();

    /**
     * @param knownTickets the ticket with a number or a record, if it is known without asking Vtiger, else null
     * @param mails how many a ticket takes in
     * @param time within that time
     */
    public TicketRate(
            CommentTimes comments, BiFunction<String, String, Ticket> knownTickets, int mails, Duration time) {
        this(comments, knownTickets, mails, time, System::nanoTime);
    }

    /** @param nanoTime elapsed time, as {@link System#nanoTime} */
    TicketRate(
            CommentTimes comments,
            BiFunction<String, String, Ticket> knownTickets,
            int mails,
            Duration time,
            LongSupplier nanoTime) {
        this.comments = comments;
        this.knownTickets = knownTickets;
        this.mails = mails;
        this.time = time;
        this.nanoTime = nanoTime;
    }

    /** Before the mail is fetched. @throws TicketHeldException if its ticket is known without asking Vtiger, and held */
    public void checkIfKnown(Exchange exchange) throws TicketHeldException {
        MailExchange mail = MailExchange.on(exchange);
        if (mail.ticketNumber() == null && mail.ticketRecord() == null) {
            return;
        }
        Ticket known = knownTickets.apply(mail.ticketNumber(), mail.ticketRecord());
        Optional<Ticket> ticket = Optional.ofNullable(known).or(() -> heldAs(mail.ticketName()));
        if (ticket.isPresent()) {
            check(mail, ticket.get().id(), ticket.get().number());
            mail.setWithinRate();
        }
    }

    /** When the ticket was found, if it was not known before. @throws TicketHeldException if it is held */
    public void check(Exchange exchange) throws TicketHeldException {
        MailExchange mail = MailExchange.on(exchange);
        if (!mail.isWithinRate()) {
            Message message = exchange.getMessage();
            check(
                    mail,
                    message.getHeader(VtigerConstants.TICKET_ID, String.class),
                    message.getHeader(VtigerConstants.TICKET_NUMBER, String.class));
        }
    }

    /** How many mails wait in their mailboxes because their tickets are held, as of the last polls. */
    public int heldMails() {
        return held.values().stream().mapToInt(HeldTicket::mails).sum();
    }

    private void check(MailExchange of, String id, String number) throws TicketHeldException {
        MailboxMail mail = of.inMailbox();
        release(mail.polledAt());
        HeldTicket known = held.get(id);
        if (known == null) {
            if (sinceLast(id, mails, mail.polledAt()).filter(this::isWithin).isEmpty()) {
                return;
            }
            known = new HeldTicket(new Ticket(id, number, "", ""), until(id, mail.polledAt()));
            HeldTicket other = held.putIfAbsent(id, known);
            if (other == null) {
                LOG.warn(
                        "mailbox={} ticket={} took in {} mails within {} s: further ones stay unread in their mailboxes "
                                + "until the rate falls",
                        mail.mailbox(),
                        number,
                        mails,
                        time.toSeconds());
            } else {
                known = other;
            }
        }
        known.holds(mail.hash(), of.ticketName());
        throw new TicketHeldException();
    }

    /** How old the nth last comment was when the poll began. */
    private Optional<Duration> sinceLast(String ticket, int n, long polledAt) {
        return comments.sinceLast(ticket, n).map(since -> since.minusNanos(nanoTime.getAsLong() - polledAt));
    }

    /** A comment that is far in the future was made before the clock was set back. */
    private boolean isWithin(Duration since) {
        return since.compareTo(time) < 0 && since.negated().compareTo(time) < 0;
    }

    private long until(String ticket, long polledAt) {
        Duration since = sinceLast(ticket, mails / 2 + 1, polledAt)
                .filter(this::isWithin)
                .orElse(Duration.ZERO);
        return polledAt + time.minus(since).toNanos();
    }

    private Optional<Ticket> heldAs(String name) {
        return held.values().stream()
                .filter(one -> one.isNamed(name))
                .map(HeldTicket::ticket)
                .findFirst();
    }

    private void release(long polledAt) {
        held.forEach((id, one) -> {
            if (one.until() - polledAt <= 0 && held.remove(id, one)) {
                LOG.info(
                        "ticket={} takes in mails again; held were: {}",
                        one.ticket().number(),
                        one.mails());
            }
        });
    }

    /** A held ticket, with the mails that wait for it. @param until by {@link #nanoTime} */
    private record HeldTicket(Ticket ticket, long until, Set<String> names, Set<String> hashes) {
        /** How many waiting mails are counted. */
        private static final int MOST = 100_000;

        HeldTicket(Ticket ticket, long until) {
            this(ticket, until, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
        }

        void holds(String hash, String name) {
            names.add(name);
            if (hashes.size() < MOST) {
                hashes.add(hash);
            }
        }

        boolean isNamed(String name) {
            return names.contains(name);
        }

        int mails() {
            return hashes.size();
        }
    }
}
