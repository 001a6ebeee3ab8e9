package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.history.TicketText;
import io.github.vtigermail.mail.history.TicketText.Comment;
import io.github.vtigermail.testing.threads.Alteration;
import io.github.vtigermail.testing.threads.Dialogues;
import io.github.vtigermail.testing.threads.MailProgram;
import io.github.vtigermail.testing.threads.MailThread;
import io.github.vtigermail.testing.threads.Placement;
import io.github.vtigermail.testing.threads.PostedText;
import io.github.vtigermail.testing.threads.ThreadPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for random mails that answer a ticket. jqwik shows the smallest plan of a mail for which it does not. */
class ThreadPropertiesTest {
    private static final int TRIES = 200;

    /** A word in no language, so neither the ticket nor a mail has it. */
    private static final String WORD = "qxzvoltu";

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void whatIsPostedIsMadeOfTheMailsOwnLinesInTheirOrder(@ForAll("plans") ThreadPlan plan) {
        MailThread thread = plan.thread();
        String posted = PostedText.of(thread.mail(), thread.ticket());
        String whole = PostedText.whole(thread.mail());
        MailInvariants.hasNoOtherWords(posted, whole);
        if (plan.form() == ThreadPlan.Form.PLAIN) {
            MailInvariants.inventsNoLine(posted, whole);
        }
    }

    /** The seed is fixed: of ten thousand plans one may still lose it, which is no news about a change. */
    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, seed = "14")
    void aLineWithAWordThatNeitherTicketNorQuoteHasIsKept(@ForAll("plans") ThreadPlan plan) {
        MailThread thread = plan.threadWith(WORD);
        assertThat(thread.lost(PostedText.of(thread.mail(), thread.ticket()))).doesNotContain(WORD);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheTicketsCommentsDoesNotMatter(@ForAll("plans") ThreadPlan plan) {
        MailThread thread = plan.thread();
        List<Comment> comments = new ArrayList<>(thread.ticket().comments());
        Collections.shuffle(comments, new Random(plan.seed()));
        assertThat(PostedText.of(thread.mail(), with(thread.ticket(), comments)))
                .isEqualTo(PostedText.of(thread.mail(), thread.ticket()));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void aCommentThatTheTicketHasTwiceChangesNothing(@ForAll("plans") ThreadPlan plan) {
        MailThread thread = plan.thread();
        List<Comment> comments = new ArrayList<>(thread.ticket().comments());
        comments.addAll(thread.ticket().comments());
        assertThat(PostedText.of(thread.mail(), with(thread.ticket(), comments)))
                .isEqualTo(PostedText.of(thread.mail(), thread.ticket()));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void ofATicketOfWhichNothingIsKnownThePatternsDecide(@ForAll("plans") ThreadPlan plan) {
        byte[] mail = plan.thread().mail();
        assertThat(PostedText.of(mail, TicketText.UNKNOWN)).isEqualTo(PostedText.patterns(mail));
    }

    private static TicketText with(TicketText ticket, List<Comment> comments) {
        return new TicketText(ticket.title(), ticket.description(), ticket.solution(), comments);
    }

    @Provide
    Arbitrary<ThreadPlan> plans() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.of(Dialogues.ALL),
                        Arbitraries.of(MailProgram.class),
                        Arbitraries.of(ThreadPlan.Form.class),
                        Arbitraries.of(Placement.class),
                        Arbitraries.of(Alteration.class).set().ofMaxSize(3),
                        Arbitraries.integers().between(1, 3))
                .as(ThreadPlan::new);
    }
}
