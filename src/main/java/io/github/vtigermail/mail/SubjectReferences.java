package io.github.vtigermail.mail;

import io.github.vtigermail.mail.TicketReference.Kind;
import java.util.List;

/**
 * What the patterns found in one subject.
 *
 * @param references the distinct references, in the order in which they stand in the subject
 * @param isMalformed whether something stood where a reference belongs but is not of its strict form, as a number of
 *     10,000 digits. What else was found is then not to be relied on
 */
public record SubjectReferences(List<TicketReference> references, boolean isMalformed) {

    public SubjectReferences {
        references = List.copyOf(references);
    }

    /** Whether no pattern found anything, not even something malformed: a mail that is not about a ticket. */
    public boolean isEmpty() {
        return references.isEmpty() && !isMalformed;
    }

    /**
     * Whether the subject names two different tickets: two numbers or two record ids. A number beside a record id is not
     * yet ambiguous, since only Vtiger can tell whether they are the same ticket.
     */
    public boolean isAmbiguous() {
        return count(Kind.NUMBER) > 1 || count(Kind.RECORD) > 1;
    }

    private long count(Kind kind) {
        return references.stream().filter(reference -> reference.kind() == kind).count();
    }
}
