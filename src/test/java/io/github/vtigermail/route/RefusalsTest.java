package io.github.vtigermail.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.PolledMails;
import io.github.vtigermail.route.failure.RefusedLatelyException;
import io.github.vtigermail.vtiger.VtigerConstants;
import io.github.vtigermail.vtiger.failure.VtigerDeniedException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** A refusal of Vtiger's may pass, so a mail must not be a dead letter for one, and must not be asked for all the time. */
class RefusalsTest {
    private static final VtigerDeniedException DENIED = new VtigerDeniedException("ACCESS_DENIED", "x");
    private static final List<MailboxMail> MAILS = PolledMails.of("a@example.org", "TT1", "b@example.org", "TT2");

    private long nanos;
    private long answers;
    private final Refusals refusals = new Refusals(Duration.ofMinutes(3), () -> nanos);

    @Test
    void aRefusalThatStaysForTheTimeWhileVtigerAnswersOtherwiseIsFinal() {
        for (int pause : new int[] {5, 15, 45, 135}) {
            answers++;
            assertThat(refusals.add(mail(), DENIED)).isFalse();
            pass(Duration.ofSeconds(pause).minusMillis(1));
            assertThatThrownBy(() -> refusals.check(mail())).isInstanceOf(RefusedLatelyException.class);
            pass(Duration.ofMillis(1));
            assertThatCode(() -> refusals.check(mail())).doesNotThrowAnyException();
        }
        answers++;
        assertThat(refusals.add(mail(), DENIED)).isTrue();
    }

    @Test
    void whileVtigerAnswersNothingElseNoRefusalIsFinal() {
        for (int i = 0; i < 100; i++) {
            assertThat(refusals.add(mail(), DENIED)).isFalse();
            pass(Duration.ofMinutes(5));
        }
    }

    /** A proper answer, but one may come from a Vtiger that was just restored. */
    @Test
    void thatATicketDoesNotExistIsFinalTheSecondTime() {
        assertThat(refusals.add(mail(), VtigerDeniedException.unknownTicket())).isFalse();
        assertThat(refusals.add(mail(), VtigerDeniedException.unknownTicket())).isTrue();
    }

    /** The first refusal was that of a dying database, the second one that of a Vtiger that was just restored. */
    @Test
    void thatATicketDoesNotExistIsFinalOnlyWhenItWasSaidBefore() {
        assertThat(refusals.add(mail(), DENIED)).isFalse();
        assertThat(refusals.add(mail(), VtigerDeniedException.unknownTicket())).isFalse();
        assertThat(refusals.add(mail(), DENIED)).isFalse();
        assertThat(refusals.add(mail(), VtigerDeniedException.unknownTicket())).isTrue();
    }

    @Test
    void aMailThatIsMovedBackAfterwardsIsAskedForAgain() {
        refusals.add(mail(), VtigerDeniedException.unknownTicket());
        refusals.add(mail(), VtigerDeniedException.unknownTicket());

        assertThatCode(() -> refusals.check(mail())).doesNotThrowAnyException();
        assertThat(refusals.add(mail(), VtigerDeniedException.unknownTicket())).isFalse();
    }

    @Test
    void otherMailsDoNotWait() {
        refusals.add(mail(), DENIED);

        assertThatCode(() -> refusals.check(exchange(1))).doesNotThrowAnyException();
    }

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    private Exchange mail() {
        return exchange(0);
    }

    private Exchange exchange(int mail) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        MailExchange.start(exchange, MAILS.get(mail));
        exchange.setProperty(VtigerConstants.ANSWERS, answers);
        return exchange;
    }
}
