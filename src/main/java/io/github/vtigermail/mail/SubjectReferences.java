package io.github.vtigermail.mail;

import io.github.vtigermail.mail.TicketReference.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The references that the patterns found in a subject.
 *
 * @param references the distinct references, in the order of the subject
 * @param isMalformed whether a pattern matched something that is not of the strict form, such as a number of 10,000
 *     digits. Then the other references are not reliable either
 */
public record SubjectReferences(List<TicketReference> references, boolean isMalformed) {

    public SubjectReferences {
        references = List.copyOf(references);
    }

    /** Whether no pattern found anything, not even something malformed: the mail is not about a ticket. */
    public boolean isEmpty() {
        return references.isEmpty() && !isMalformed;
    }

    /**
     * Whether the subject names two different tickets: two numbers or two record ids. A number and a record id are not
     * ambiguous yet, since only Vtiger knows whether they are the same ticket.
     */
    public boolean isAmbiguous() {
        return count(Kind.NUMBER) > 1 || count(Kind.RECORD) > 1;
    }

    /** The first reference of this kind. */
    public Optional<String> first(Kind kind) {
        return references.stream()
                .filter(reference -> reference.kind() == kind)
                .map(TicketReference::value)
                .findFirst();
    }

    /** All of them, joined by slashes, for logs. */
    public String name() {
        return references.stream().map(TicketReference::value).collect(Collectors.joining("/"));
    }

    private long count(Kind kind) {
        return references.stream().filter(reference -> reference.kind() == kind).count();
    }
}
