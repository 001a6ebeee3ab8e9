package io.github.vtigermail.vtiger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What Vtiger was asked a short while ago, so that a thread of mails does not ask it again: tickets by number or record,
 * contacts, organizations and staff by address, who wrote to a ticket. Bounded in time and number; a ticket that does not
 * exist is not remembered, so that one made a moment later is found.
 */
public final class LookUps {
    private static final int MOST = 10_000;

    private final boolean remembers;
    private final Cache<String, Ticket> tickets;
    private final Cache<String, List<String>> contacts;
    private final Cache<String, List<String>> organizations;
    private final Cache<String, Boolean> staff;
    private final Cache<String, Boolean> inComments;

    /** @param time how long an answer is good for; zero asks each time */
    public LookUps(Duration time) {
        remembers = !time.isZero();
        tickets = cache(time);
        contacts = cache(time);
        organizations = cache(time);
        staff = cache(time);
        inComments = cache(time);
    }

    /** Whether an answer is good for any time at all: if not, it makes no sense to ask for others. */
    public boolean remembers() {
        return remembers;
    }

    /** The ticket that this reference was found to name. */
    public Optional<Ticket> ticket(String reference) {
        return Optional.ofNullable(tickets.getIfPresent(lower(reference)));
    }

    public void ticketIs(String reference, Ticket ticket) {
        tickets.put(lower(reference), ticket);
    }

    /** Forgets a ticket that Vtiger says is gone. */
    public void forget(Ticket gone) {
        tickets.asMap().values().removeIf(gone::equals);
    }

    /** The record ids of the contacts with this address. */
    public Optional<List<String>> contacts(String address) {
        return Optional.ofNullable(contacts.getIfPresent(lower(address)));
    }

    public void contactsAre(String address, List<String> ids) {
        contacts.put(lower(address), List.copyOf(ids));
    }

    /** Whether a user of Vtiger has this address. */
    public Optional<Boolean> staff(String address) {
        return Optional.ofNullable(staff.getIfPresent(lower(address)));
    }

    public void staffIs(String address, boolean staffs) {
        staff.put(lower(address), staffs);
    }

    /** The record ids of the organizations with this address. */
    public Optional<List<String>> organizations(String address) {
        return Optional.ofNullable(organizations.getIfPresent(lower(address)));
    }

    public void organizationsAre(String address, List<String> ids) {
        organizations.put(lower(address), List.copyOf(ids));
    }

    /** Whether this address stands in a comment on the ticket. */
    public Optional<Boolean> isInComments(Ticket ticket, String address) {
        return Optional.ofNullable(inComments.getIfPresent(ticket.id() + " " + lower(address)));
    }

    public void inCommentsIs(Ticket ticket, String address, boolean stands) {
        inComments.put(ticket.id() + " " + lower(address), stands);
    }

    private static <V> Cache<String, V> cache(Duration time) {
        return Caffeine.newBuilder().expireAfterWrite(time).maximumSize(MOST).build();
    }

    private static String lower(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
