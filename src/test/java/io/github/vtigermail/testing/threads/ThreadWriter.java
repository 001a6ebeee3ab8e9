package io.github.vtigermail.testing.threads;

import io.github.vtigermail.testing.mail.Mails;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a thread after its plan. */
final class ThreadWriter {
    /** Where nothing is marked, these leave something that is not of the ticket. */
    private static final Set<Alteration> UNCLEAR =
            Set.of(Alteration.TRUNCATED, Alteration.BANNER, Alteration.PICTURES, Alteration.NESTED, Alteration.DOUBLED);

    private final ThreadPlan plan;
    private final ThreadDraft draft;

    ThreadWriter(ThreadPlan plan) {
        this.plan = plan;
        draft = new ThreadDraft(plan);
    }

    /** @param word what the customer typed besides; null for nothing */
    MailThread write(String word) {
        List<String> old = draft.old();
        boolean isExact = draft.isExact && word == null;
        if (plan.program() == MailProgram.NO_MARKS && draft.quoted != null) {
            draft.quoted = draft.quoted.bare();
            boolean isPart = plan.has(Alteration.TRUNCATED) || plan.placement().isBetween();
            old = isPart ? List.of() : old; // a small part of a text is no quote, unless it is marked
            isExact &= plan.alterations().stream().noneMatch(UNCLEAR::contains);
        }
        if (word != null) {
            draft.type(word);
        }
        String text = Stream.concat(draft.above.stream(), draft.below.stream())
                .map(Passage::text)
                .collect(Collectors.joining("\n\n"));
        return new MailThread(plan, mail(), draft.ticket, draft.fresh, old, isExact ? text : null);
    }

    private byte[] mail() {
        Letter letter = new Letter(draft.above, draft.quoted, draft.below, draft.between);
        Mails mail = Mails.to("support@desk.example")
                .from("customer <" + TicketStory.CUSTOMER + ">")
                .subject(draft.prefix + "[TT12] " + draft.ticket.title())
                .date(TicketStory.NOW)
                .messageId("<" + plan.seed() + "@customer.example>");
        if (draft.quoted != null && draft.prefix.equals("Re: ")) {
            mail.header("In-Reply-To", "<q1." + plan.seed() + "@desk.example>");
        }
        if (plan.form() != ThreadPlan.Form.HTML) {
            mail.text(new PlainWriter(plan).write(letter));
        }
        if (plan.form() != ThreadPlan.Form.PLAIN) {
            mail.html(new HtmlWriter(plan.program()).write(letter));
        }
        return mail.build();
    }
}
