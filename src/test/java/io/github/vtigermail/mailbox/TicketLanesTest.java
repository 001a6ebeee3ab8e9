package io.github.vtigermail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.Sender;
import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.options.MailboxConfiguration;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.support.Addresses;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The comments of a ticket have the order of the mailbox, and no mail waits for one of another ticket. */
class TicketLanesTest {
    private static final MailboxOptions ANY_NUMBER = anyNumber();

    @Test
    void mailsOfDifferentTicketsAreProcessedInParallel() {
        assertThat(lanes(mail(1, "TT1"), mail(2, "TT2"), mail(3, "TT3")))
                .containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void mailsOfOneTicketStayInTheOrderOfTheMailbox() {
        assertThat(lanes(mail(5, "TT1"), mail(6, "TT2"), mail(7, "tt1"), mail(8, "TT2"), mail(9, "TT1")))
                .containsExactly(List.of(5L, 7L, 9L), List.of(6L, 8L));
    }

    @Test
    void recordIdsAloneAreTicketsToo() {
        assertThat(lanes(mail(1, "34"), mail(2, "35"), mail(3, "0034"))).containsExactly(List.of(1L, 3L), List.of(2L));
    }

    @Test
    void aSubjectWithBothNamesJoinsTheMailsThatHaveOneOfThem() {
        assertThat(lanes(mail(1, "TT1"), mail(2, "34"), mail(3, "TT1", "34"))).containsExactly(List.of(1L, 2L, 3L));
    }

    @Test
    void ticketsThatAreKnownByBothNamesAreNotJoinedWithEachOther() {
        assertThat(lanes(mail(1, "TT1", "34"), mail(2, "TT2", "35"), mail(3, "35"), mail(4, "TT1")))
                .containsExactly(List.of(1L, 4L), List.of(2L, 3L));
    }

    @Test
    void aNumberAndARecordThatMayBeTheSameTicketDoNotOvertakeEachOther() {
        assertThat(lanes(mail(1, "TT1"), mail(2, "35"), mail(3, "TT2"), mail(4, "36")))
                .containsExactly(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void aMailThatKeepsFailingHoldsOnlyThoseThatAreKnownToBeOfItsTicket() {
        MailboxMail[] mails = {
            mail(1, "TT1"), mail(2, "35"), mail(3, "TT2"), mail(4, "TT1"), mail(5, "TT3", "36"), mail(6, "36")
        };

        assertThat(lanes(List.of(1L), mails)).containsExactly(List.of(1L, 4L), List.of(2L, 3L), List.of(5L, 6L));
        assertThat(lanes(List.of(2L), mails))
                .as("by record id")
                .containsExactly(List.of(1L, 4L), List.of(2L), List.of(3L), List.of(5L, 6L));
    }

    @Test
    void whatMayBeTheSameTicketDoesNotDelayKnownTickets() {
        assertThat(lanes(mail(1, "TT1", "34"), mail(2, "TT2"), mail(3, "35"), mail(4, "34")))
                .containsExactly(List.of(1L, 4L), List.of(2L, 3L));
    }

    @Test
    void aChainOfSubjectsThatJoinTicketsIsOneLane() {
        assertThat(lanes(mail(1, "TT1", "34"), mail(2, "TT2", "35"), mail(3, "TT1", "TT2"), mail(4, "35")))
                .containsExactly(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void mailsWithoutAUsableReferenceDoNotWait() {
        assertThat(lanes(mail(1), mail(2), mail(3, "TT1"))).containsExactly(List.of(1L), List.of(2L), List.of(3L));
    }

    @Test
    void noMailIsInTwoLanesAndNoneIsLost() {
        MailboxMail[] mails = Stream.iterate(1L, uid -> uid + 1)
                .limit(500)
                .map(uid -> switch ((int) (uid % 5)) {
                    case 0 -> mail(uid);
                    case 1 -> mail(uid, "TT" + uid % 7);
                    case 2 -> mail(uid, "" + uid % 11);
                    case 3 -> mail(uid, "TT" + uid % 13, "" + uid % 13);
                    default -> mail(uid, "TT" + uid);
                })
                .toArray(MailboxMail[]::new);

        List<List<Long>> lanes = lanes(mails);

        assertThat(lanes.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .hasSize(500);
        assertThat(lanes).allSatisfy(lane -> assertThat(lane).isSorted());
    }

    @Test
    void noMailsAreNoLanes() {
        assertThat(lanes()).isEmpty();
    }

    private static MailboxOptions anyNumber() {
        MailboxConfiguration written = new MailboxConfiguration();
        written.setSubjectPatterns("##\\s*(?P<record>\\d+)\\s*##\n\\b(?P<ticket>[A-Za-z]+\\d+)\\b");
        return MailboxOptions.of(written, 4, false, Addresses.NONE);
    }

    private static List<List<Long>> lanes(MailboxMail... mails) {
        return lanes(List.of(), mails);
    }

    private static List<List<Long>> lanes(List<Long> keepFailing, MailboxMail... mails) {
        return TicketLanes.of(List.of(mails), mail -> keepFailing.contains(mail.uid())).stream()
                .map(lane -> lane.stream().map(MailboxMail::uid).toList())
                .toList();
    }

    /** References that consist of digits are record ids. */
    private static MailboxMail mail(long uid, String... references) {
        String subject = Stream.of(references)
                .map(reference -> reference.matches("\\d+") ? "Respond to Ticket ID## " + reference + " ##" : reference)
                .collect(Collectors.joining(" "));
        Envelope envelope = new Envelope(uid, "hash", Instant.EPOCH, false, subject, Sender.UNKNOWN, Optional.empty());
        return new MailboxMail("support", ANY_NUMBER, envelope, 0, List.of(), null);
    }
}
