package io.github.vtigermail.route;

import io.github.vtigermail.ledger.CommentTimes;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.vtiger.LookUps;
import io.github.vtigermail.vtiger.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a ticket that takes in too many mails in a short time: whatever two machines say to each other there, it ends.
 * Which comments were made when, the ledger knows, so that a restart lets nothing go; a held ticket is let go when no more
 * than half as many are within the time, or it would be held and let go mail by mail.
 *
 * <p>All mails of a poll are judged as of its beginning, so that of one ticket a later one does not pass an earlier one.
 */
public final class TicketRate {
    private static final Logger LOG = LoggerFactory.getLogger(TicketRate.class);

    private final CommentTimes comments;
    private final LookUps lookUps;
    private final int mails;
    private final Duration time;
    private final Map<String, HeldTicket> held = new ConcurrentHashMap<>();

    /**
     * @param mails how many a ticket takes in
     * @param time within that time
     */
    public TicketRate(CommentTimes comments, LookUps lookUps, int mails, Duration time) {
        this.comments = comments;
        this.lookUps = lookUps;
        this.mails = mails;
        this.time = time;
    }

    /** Before the mail is fetched. @throws TicketHeld if its ticket is known without asking Vtiger, and held */
    public void checkIfKnown(Exchange exchange) throws TicketHeld {
        Optional<String> name = FindTicket.name(exchange);
        if (name.isPresent()) {
            Optional<Ticket> ticket = lookUps.ticket(name.get()).or(() -> heldAs(name.get()));
            if (ticket.isPresent()) {
                check(OneMail.on(exchange).inMailbox(), name.get(), ticket.get());
                OneMail.on(exchange).isWithinRate();
            }
        }
    }

    /** When the ticket was found, if it was not known before. @throws TicketHeld if it is held */
    public void check(Exchange exchange) throws TicketHeld {
        OneMail mail = OneMail.on(exchange);
        if (!mail.wasWithinRate()) {
            check(mail.inMailbox(), FindTicket.name(exchange).orElseThrow(), mail.ticket());
        }
    }

    /** How many mails wait in their mailboxes because their tickets are held, as of the last polls. */
    public int heldMails() {
        return held.values().stream().mapToInt(HeldTicket::mails).sum();
    }

    private void check(MailboxMail mail, String name, Ticket ticket) throws TicketHeld {
        letGo(mail.polledAt());
        HeldTicket known = held.get(ticket.id());
        if (known == null) {
            if (!isWithin(ticket, mails, mail.polledAt())) {
                return;
            }
            Instant until =
                    comments.last(ticket.id(), mails / 2 + 1).orElseThrow().plus(time);
            known = new HeldTicket(ticket, until);
            HeldTicket other = held.putIfAbsent(ticket.id(), known);
            if (other == null) {
                LOG.warn(
                        "mailbox={} ticket={} took in {} mails within {} s: further ones stay unread in their mailboxes "
                                + "until the rate falls",
                        mail.mailbox(),
                        ticket.number(),
                        mails,
                        time.toSeconds());
            } else {
                known = other;
            }
        }
        known.holds(mail.hash(), name);
        throw new TicketHeld();
    }

    private boolean isWithin(Ticket ticket, int n, Instant asOf) {
        return comments.last(ticket.id(), n)
                .filter(made -> made.plus(time).isAfter(asOf)
                        && made.minus(time).isBefore(asOf)) // or the clock was set back since
                .isPresent();
    }

    private Optional<Ticket> heldAs(String name) {
        return held.values().stream()
                .filter(one -> one.isNamed(name))
                .map(HeldTicket::ticket)
                .findFirst();
    }

    private void letGo(Instant asOf) {
        held.forEach((id, one) -> {
            if (!one.until().isAfter(asOf) && held.remove(id, one)) {
                LOG.info(
                        "ticket={} takes in mails again; held were: {}",
                        one.ticket().number(),
                        one.mails());
            }
        });
    }

    /** A held ticket, with the mails that wait for it. */
    private record HeldTicket(Ticket ticket, Instant until, Set<String> names, Set<String> hashes) {
        /** How many waiting mails are told apart. */
        private static final int MOST = 100_000;

        HeldTicket(Ticket ticket, Instant until) {
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
