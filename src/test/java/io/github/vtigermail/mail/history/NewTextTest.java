package io.github.vtigermail.mail.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.history.TicketText.Comment;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a mail is new, where the patterns of mail programs took something for a quote and the ticket has a part of it. */
class NewTextTest {
    private static final String AGENT = """
            Dear Ms Moss,

            Which colour has the lamp beside the fan?

            Please send us the log of Monday, and do not restart the pump before we have seen it.

            Kind regards
            Ida Frost""";

    private static final TicketText TICKET =
            new TicketText("The pump stops", "The pump stops at night.", "", List.of(new Comment(AGENT, true)));

    @Test
    void ofATicketWithoutTextThePatternsDecide() {
        assertThat(NewText.of("Yes.\n\n> No?", "Yes.", TicketText.UNKNOWN).text())
                .isEqualTo("Yes.");
    }

    @Test
    void aWordTypedIntoAForwardedMailIsKeptAlthoughOnlyItsHeadIsMarked() {
        String whole = """
                See below.

                > ---- Forwarded message ----
                > From: Ida Frost <desk@pumps.example>
                > Sent: Monday, 3 August 2026 10:12
                > To: moss@mill.example
                > Subject: The pump stops

                Please send us the log of Monday, and do not restart the pump before we have seen it. Restarted twice!

                Kind regards
                Ida Frost""";

        assertThat(text(whole, "See below.")).contains("See below.", "Restarted twice!");
    }

    @Test
    void aWordTypedIntoAForwardedMailIsKeptAlthoughAMarkedQuoteIsBelow() {
        String whole = """
                See below.

                From: Ida Frost <desk@pumps.example>
                Sent: Monday, 3 August 2026 10:12
                To: moss@mill.example
                Subject: The pump stops

                Please send us the log of Monday, and do not restart the pump before we have seen it. Restarted twice!

                On 3 August 2026 at 10:12, Ida Frost wrote:
                > Dear Ms Moss,
                >
                > Which colour has the lamp beside the fan?
                >
                > Please send us the log of Monday, and do not restart the pump before we have seen it.""";

        assertThat(text(whole, "See below.")).contains("Restarted twice!").doesNotContain("Which colour");
    }

    @Test
    void answersBetweenShortQuestionsWithoutMarksAreKept() {
        String whole = """
                My answers are below.

                From: Ida Frost <desk@pumps.example>
                Sent: Monday, 3 August 2026 10:12
                To: moss@mill.example
                Subject: The pump stops

                Which colour has the lamp beside the fan?

                It was green until yesterday, then it went out, and since the evening it is red and blinks.

                Nobody here dares to touch it, so tell us what to do with the other two in the same hall.""";

        assertThat(text(whole, "My answers are below."))
                .contains("It was green until yesterday", "Nobody here dares to touch it");
    }

    @Test
    void aWarningBetweenTheHeadAndTheTextHidesNoAnswer() {
        String whole = """
                As asked.

                On 3 Aug 2026 at 10:12 Ida Frost <desk@pumps.example> wrote:

                CAUTION: This mail came from outside. Do not open its files.

                Which colour has the lamp beside the fan?
                Red.
                Please send us the log of Monday, and do not restart the pump before we have seen it.""";

        assertThat(text(whole, "As asked.")).contains("Red.").doesNotContain("the log of Monday");
    }

    @Test
    void anAnswerBehindANameAboveTheHeadOfAnOlderMailIsNotOfThatHead() {
        String whole = """
                On 3 August 2026 at 10:12, Ida Frost <desk@pumps.example> wrote:

                Which colour has the lamp beside the fan?

                LM: Red, and it blinks.

                From: Ida Frost <desk@pumps.example>
                Sent: Monday, 3 August 2026 08:00
                To: moss@mill.example
                Subject: The pump stops

                Please send us the log of Monday, and do not restart the pump before we have seen it.""";

        assertThat(text(whole, "")).contains("LM: Red, and it blinks.").doesNotContain("the log of Monday");
    }

    @Test
    void aGreekQuestionBelowTheQuoteIsASentence() {
        String whole = """
                Η αντλία σταμάτησε πάλι χθες το βράδυ και κάνει θόρυβο.

                On 3 August 2026 at 10:12, Ida Frost wrote:
                > Please send us the log of Monday, and do not restart the pump before we have seen it.
                >
                > Kind regards
                > Ida Frost

                Τι να κάνουμε τώρα;""";

        assertThat(text(whole, "Η αντλία σταμάτησε πάλι χθες το βράδυ και κάνει θόρυβο."))
                .contains("Τι να κάνουμε τώρα;")
                .doesNotContain("the log of Monday");
    }

    @Test
    void aShortFirstLineOfTheTicketTypedBetweenMarkedLinesIsAnAnswer() {
        TicketText ticket = new TicketText(
                "The pump stops", "", "", List.of(new Comment(AGENT, true), new Comment("Yes, please.", true)));
        String whole = """
                > From: Ida Frost <desk@pumps.example>
                > Sent: Monday, 3 August 2026 10:12
                > To: moss@mill.example
                > Subject: The pump stops

                Yes, please.

                > Please send us the log of Monday, and do not restart the pump before we have seen it.""";

        assertThat(NewText.of(whole, whole, ticket).text())
                .contains("Yes, please.")
                .doesNotContain("the log of Monday");
    }

    private static String text(String whole, String trimmed) {
        return NewText.of(whole, trimmed, TICKET).text();
    }
}
