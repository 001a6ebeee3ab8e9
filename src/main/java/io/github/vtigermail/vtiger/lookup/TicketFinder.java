package io.github.vtigermail.vtiger.lookup;

import io.github.vtigermail.vtiger.client.HeldSession;
import io.github.vtigermail.vtiger.client.VtigerClient;
import io.github.vtigermail.vtiger.client.VtigerDeniedException;
import io.github.vtigermail.vtiger.client.VtigerException;
import io.github.vtigermail.vtiger.client.VtigerRefusedException;
import java.util.regex.Pattern;

/**
 * Finds a ticket by its number, by its record, or by both, which must then be the same ticket. A record alone is retrieved;
 * for that the prefix of tickets' record ids is asked for once.
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
     * @throws VtigerRefusedException {@code UNKNOWN_TICKET} if Vtiger has none, {@code AMBIGUOUS} if number and record are
     *     those of different tickets
     */
    public Ticket find(HeldSession session, String number, String record, LookAhead ahead)
            throws VtigerException, InterruptedException {
        Ticket ticket = number != null
                ? lookUps.tickets()
                        .find(number, ahead.tickets(), vtql -> vtiger.query(session, vtql))
                        .orElseThrow(TicketFinder::unknown)
                : byRecord(session, record);
        if (number != null && record != null && !ticket.isRecord(record)) {
            throw new VtigerRefusedException("AMBIGUOUS", "the number and the record are those of different tickets");
        }
        return ticket;
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
            Ticket ticket = Ticket.of(vtiger.retrieve(session, prefix + "x" + record));
            if (ticket.id().isEmpty()) {
                throw unknown();
            }
            lookUps.tickets().put(LookUps.recordKey(record), ticket);
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
