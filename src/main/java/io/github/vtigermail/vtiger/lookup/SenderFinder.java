package io.github.vtigermail.vtiger.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.VtigerClient;
import io.github.vtigermail.vtiger.client.Vtql;
import io.github.vtigermail.vtiger.failure.NotAllowedException;
import io.github.vtigermail.vtiger.failure.OptionNames;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out who has an address: contacts, organizations, staff, or someone whose address is in a ticket's comments. */
public final class SenderFinder {
    private static final Logger LOG = LoggerFactory.getLogger(SenderFinder.class);
    /** How many comments are asked for at once: so many of the longest stay below what is read of an answer. */
    private static final int PAGE = 20;
    /** How many comments of a ticket are looked through. */
    private static final int MOST = 1_000;

    private final VtigerClient vtiger;
    private final LookUps lookUps;
    private final Predicate<String> staff;
    private final OptionNames names;
    private final UsersPermission permission = new UsersPermission(System::nanoTime);

    /** @param staff the addresses that are the staff's, also if Vtiger does not know them */
    public SenderFinder(VtigerClient vtiger, LookUps lookUps, Predicate<String> staff, OptionNames names) {
        this.vtiger = vtiger;
        this.lookUps = lookUps;
        this.staff = staff;
        this.names = names;
    }

    /** The contacts with this address as their first or second; an address that is not of a plain form is nobody's. */
    public List<Contact> contacts(HeldSession session, String address, LookAhead ahead)
            throws VtigerException, InterruptedException {
        return find(lookUps.contacts(), session, address, ahead.contacts());
    }

    /** Whether the address is the staff's: by the option {@code staff}, or because a user of Vtiger has it. */
    public boolean isStaff(HeldSession session, String address, LookAhead ahead)
            throws VtigerException, InterruptedException {
        if (staff.test(address)) {
            return true;
        }
        if (!Vtql.isPlainAddress(address)) {
            return false;
        }
        if (permission.isAllowed()) {
            return isUser(session, address, ahead);
        }
        permission.lock();
        try {
            return isUser(session, address, ahead);
        } finally {
            permission.unlock();
        }
    }

    /** Whether the address is the staff's, as far as is known without asking. */
    public boolean isKnownStaff(String address) {
        return staff.test(address) || lookUps.staff().known(address).orElse(false);
    }

    private boolean isUser(HeldSession session, String address, LookAhead ahead)
            throws VtigerException, InterruptedException {
        if (permission.isRefused()) {
            return false;
        }
        if (!permission.isInDoubt()) {
            try {
                boolean user = lookUps.staff()
                        .find(lower(address), ahead.staff(), vtql -> vtiger.query(session, vtql))
                        .orElse(false);
                permission.setAllowed();
                return user;
            } catch (NotAllowedException e) {
                vtiger.describe(session, "HelpDesk"); // which fails as well while its database does
                if (permission.setRefused()) {
                    LOG.info(
                            "Vtiger does not tell the user of {} who its users are: only the addresses of the setting \"{}\" "
                                    + "count as the staff's",
                            names.of("username"),
                            names.of("staff"));
                }
            }
        }
        if (permission.isRefused()) {
            return false;
        }
        throw new VtigerUnavailableException(
                "USERS_REFUSED", "Vtiger does not tell whether the sender is one of its users, which may pass");
    }

    /** The record ids of the organizations with this address as their first or second. */
    public List<String> organizations(HeldSession session, String address)
            throws VtigerException, InterruptedException {
        return find(lookUps.organizations(), session, address, LookAhead.NONE.contacts());
    }

    /** Whether the address is in one of the ticket's comments, of which the first thousand are looked through. */
    public boolean isInComments(HeldSession session, String ticketId, String address)
            throws VtigerException, InterruptedException {
        if (!Vtql.isPlainAddress(address)) {
            return false;
        }
        String key = ticketId + " " + lower(address);
        Boolean known = lookUps.commenters().getIfPresent(key);
        if (known == null) {
            known = searchComments(session, ticketId, new AddressInText(address));
            lookUps.commenters().put(key, known);
        }
        return known;
    }

    private boolean searchComments(HeldSession session, String ticketId, AddressInText address)
            throws VtigerException, InterruptedException {
        for (int first = 0; first < MOST; first += PAGE) {
            List<JsonNode> rows = vtiger.query(session, Vtql.commentsOf(ticketId, first, PAGE));
            if (rows.stream()
                    .anyMatch(row -> address.isIn(row.path("commentcontent").asText()))) {
                return true;
            }
            if (rows.size() < PAGE) {
                return false;
            }
        }
        return false;
    }

    private <V> List<V> find(LookUp<List<V>> lookUp, HeldSession session, String address, LookAhead.Batch together)
            throws VtigerException, InterruptedException {
        return Vtql.isPlainAddress(address)
                ? lookUp.find(lower(address), together, vtql -> vtiger.query(session, vtql))
                        .orElse(List.of())
                : List.of();
    }

    private static String lower(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
