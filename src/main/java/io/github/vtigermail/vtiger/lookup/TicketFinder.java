package io.github.vtigermail.vtiger.lookup;

import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.VtigerClient;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import io.github.vtigermail.vtiger.failure.VtigerUnavailableException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds a ticket by its number, by its record, or by both, which must then be the same ticket; a number that is none of this
 * Vtiger's counts for nothing beside a record. A record alone is retrieved; for that the prefix of tickets' record ids is asked
 * for once.
 */
public final class TicketFinder {
    private static final Pattern RECORD = Pattern.compile("[0-9]{1,18}");

    private final VtigerClient vtiger;
    private final LookUps lookUps;
    private volatile String prefix;

    public TicketFinder(VtigerClient vtiger, LookUps lookUps) {
        this.vtiger = vtiger;
        this.lookUps = lookUps;
    }

    /**
     * The ticket.
     *
     * @param number {@code TT12}; may be null
     * @param record {@code 34}, as Vtiger's own subjects name it; may be null if there is a number
     * @throws VtigerRefusedException {@code UNKNOWN_TICKET} if Vtiger has none, {@code MALFORMED_REFERENCE} if its numbers look
     *     otherwise, {@code AMBIGUOUS} if several tickets have the number, or if number and record are those of different ones
     */
    public Ticket find(HeldSession session, String number, String record, LookAhead ahead)
            throws VtigerException, InterruptedException {
        Query query = vtql -> vtiger.query(session, vtql);
        if (number == null || !lookUps.numbers().isOfSomeForm(number, query)) {
            if (record == null) {
                throw new VtigerRefusedException(
                        "MALFORMED_REFERENCE",
                        "the tickets of this Vtiger have other numbers than what the subject has");
            }
            return byRecord(session, record);
        }
        List<Ticket> found =
                lookUps.tickets().find(number, ahead.tickets(), query).orElse(List.of());
        if (record != null && found.isEmpty() && !lookUps.numbers().isOfThisVtiger(number, query)) {
            return byRecord(session, record);
        }
        return onlyOne(found, record);
    }

    private static Ticket onlyOne(List<Ticket> found, String record) throws VtigerRefusedException {
        if (found.isEmpty()) {
            throw unknown();
        }
        if (record == null && found.size() > 1) {
            throw new VtigerRefusedException("AMBIGUOUS", "several tickets of Vtiger have this number");
        }
        return found.stream()
                .filter(ticket -> record == null || ticket.isRecord(record))
                .findFirst()
                .orElseThrow(() -> new VtigerRefusedException(
                        "AMBIGUOUS", "the number and the record are those of different tickets"));
    }

    private Ticket byRecord(HeldSession session, String record) throws VtigerException, InterruptedException {
        Ticket known = lookUps.knownTicket(null, record);
        if (known != null) {
            return known;
        }
        if (!RECORD.matcher(record).matches()) {
            throw unknown();
        }
        if (prefix == null) {
            prefix = vtiger.describe(session, "HelpDesk").path("idPrefix").asText();
        }
        try {
            String id = prefix + "x" + record;
            Ticket ticket = Ticket.of(vtiger.retrieve(session, id));
            if (!ticket.id().equals(id)) {
                throw new VtigerUnavailableException(
                        "OTHER_RECORD", "Vtiger answers with another record than the one that it was asked for");
            }
            lookUps.tickets().put(LookUps.recordKey(record), List.of(ticket));
            return ticket;
        } catch (VtigerRefusedException e) {
            // Said of a record that is missing, and of any while Vtiger's database dies.
            throw e.code().equals("NO_SUCH_RECORD")
                    ? new VtigerDeniedException(
                            "UNKNOWN_TICKET", "Vtiger has no such ticket, or its user may not see it")
                    : e;
        }
    }

    private static VtigerRefusedException unknown() {
        return VtigerDeniedException.unknownTicket();
    }
}
