package io.github.vtigermail.route.comment;

import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.history.NewText;
import io.github.vtigermail.mail.history.TicketText;
import io.github.vtigermail.vtiger.lookup.TicketTexts;

/** What a mail says that its ticket does not have yet. */
public final class TicketComparison {
    private TicketComparison() {}

    /**
     * The mail with its new text.
     *
     * @param ticket null if nothing is known of it: then the mail is as it is
     */
    public static TicketMail newIn(TicketMail mail, TicketTexts ticket) {
        return ticket == null || !mail.mayQuote() ? mail : mail.with(compare(mail.whole(), mail.text(), ticket));
    }

    /**
     * The lines of a mail, each with what becomes of it.
     *
     * @param whole the mail's text with all that it quotes
     * @param trimmed what the patterns of mail programs left of it
     * @param ticket null if nothing is known of it
     */
    public static NewText compare(String whole, String trimmed, TicketTexts ticket) {
        return NewText.of(whole, trimmed, ticket == null ? TicketText.UNKNOWN : text(ticket));
    }

    private static TicketText text(TicketTexts ticket) {
        return new TicketText(
                ticket.title(),
                ticket.description(),
                ticket.solution(),
                ticket.comments().stream()
                        .map(comment -> new TicketText.Comment(comment.text(), comment.isStaff()))
                        .toList());
    }
}
