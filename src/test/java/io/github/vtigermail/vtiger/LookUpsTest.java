package io.github.vtigermail.vtiger;

import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is remembered must not hide what changed: a ticket made a moment ago, or one that is gone. */
class LookUpsTest {
    private static final Ticket TICKET = new Ticket("17x34", "TT12", "12x5", "11x2");

    private final LookUps lookUps = new LookUps(Duration.ofMinutes(1));

    @Test
    void aTicketIsFoundAgainWithoutRegardToCase() {
        lookUps.ticketIs("NUMBER TT12", TICKET);

        assertThat(lookUps.ticket("number tt12")).contains(TICKET);
    }

    @Test
    void aTicketThatDidNotExistIsAskedForAgain() {
        assertThat(lookUps.ticket("TT99")).isEmpty();

        lookUps.ticketIs("TT99", TICKET);

        assertThat(lookUps.ticket("TT99")).contains(TICKET);
    }

    @Test
    void aTicketThatIsGoneIsForgottenByEveryNameItHad() {
        Ticket other = new Ticket("17x35", "TT13", "", "");
        lookUps.ticketIs("TT12", TICKET);
        lookUps.ticketIs("34", TICKET);
        lookUps.ticketIs("TT13", other);

        lookUps.forget(new Ticket("17x34", "TT12", "12x5", "11x2"));

        assertThat(lookUps.ticket("TT12")).isEmpty();
        assertThat(lookUps.ticket("34")).isEmpty();
        assertThat(lookUps.ticket("TT13")).contains(other);
    }

    @Test
    void anAddressIsFoundAgainWithoutRegardToCase() {
        lookUps.contactsAre("Ann@Example.org", List.of("12x5"));
        lookUps.staffIs("Bob@example.com", true);
        lookUps.staffIs("ann@example.org", false);

        assertThat(lookUps.contacts("ann@example.ORG")).contains(List.of("12x5"));
        assertThat(lookUps.staff("bob@EXAMPLE.com")).contains(true);
        assertThat(lookUps.staff("ANN@example.org")).contains(false);
    }

    @Test
    void thatNobodyHasAnAddressIsRemembered() {
        lookUps.contactsAre("nobody@example.org", List.of());

        assertThat(lookUps.contacts("nobody@example.org")).contains(List.of());
        assertThat(lookUps.contacts("other@example.org")).isEmpty();
        assertThat(lookUps.staff("other@example.org")).isEmpty();
    }

    @Test
    void anAnswerIsGoodForItsTimeAndNoLonger() {
        LookUps shortly = new LookUps(Duration.ofMillis(50));
        shortly.ticketIs("TT12", TICKET);
        shortly.contactsAre("ann@example.org", List.of("12x5"));
        shortly.staffIs("ann@example.org", true);

        await().until(() -> shortly.ticket("TT12").isEmpty()
                && shortly.contacts("ann@example.org").isEmpty()
                && shortly.staff("ann@example.org").isEmpty());
    }

    @Test
    void withNoTimeAtAllVtigerIsAskedEachTime() {
        LookUps never = new LookUps(Duration.ZERO);
        never.ticketIs("TT12", TICKET);

        assertThat(never.ticket("TT12")).isEmpty();
        assertThat(never.remembers()).isFalse();
        assertThat(lookUps.remembers()).isTrue();
    }
}
