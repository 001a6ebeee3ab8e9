package io.github.vtigermail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.mail.BadMail;
import io.github.vtigermail.testing.mail.BadMails;
import io.github.vtigermail.testing.mail.StoredMail;
import io.github.vtigermail.testing.vtiger.Comment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each bad mail that we know of, between good ones: the good ones pass, and of each bad one becomes what should. */
@FaultBench
class PoisonMailIT {

    @Test
    void theGoodOnesPass(Reliability reliability) throws Exception {
        List<BadMail> all = BadMails.all();
        try (Site site = new Site()) {
            List<byte[]> raw = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                site.vtiger.addTicket(ticket(i));
                raw.add(all.get(i).raw(ticket(i)));
                site.deliver(1);
                site.mail.deliver(raw.get(i));
                site.deliver(1);
            }
            site.start();
            long leftAlone = count(all, BadMail.Outcome.LEFT_ALONE);
            Patience.becomesTrue(() -> site.mail.unreadCount("INBOX") <= site.newsletters() + leftAlone);

            List<String> wrong = new ArrayList<>();
            List<StoredMail> inbox = site.mail.folder("INBOX");
            List<StoredMail> failed = site.mail.folder("Failed");
            for (int i = 0; i < all.size(); i++) {
                BadMail.Outcome became = became(raw.get(i), site.vtiger.commentsOf(ticket(i)), inbox, failed);
                if (became != all.get(i).outcome()) {
                    wrong.add(all.get(i) + ": " + became + ", not " + all.get(i).outcome());
                }
            }
            Tally tally = Tally.of(site);
            reliability.add(new Line(
                    "poison mail",
                    "each bad mail between two good ones",
                    all.size(),
                    tally,
                    site.seconds(),
                    "%d bad ones: %d comments, %d dead letters, %d left alone"
                            .formatted(
                                    all.size(),
                                    count(all, BadMail.Outcome.COMMENT),
                                    count(all, BadMail.Outcome.DEAD_LETTER),
                                    leftAlone)));
            assertThat(tally.lost()).isEmpty();
            assertThat(tally.twice()).isEmpty();
            assertThat(tally.otherwise().stream().filter(what -> !what.startsWith("a comment of no letter")))
                    .as("what is not about the bad ones' comments")
                    .isEmpty();
            assertThat(wrong).as("bad mails of which became something else").isEmpty();
        }
    }

    @Test
    void eachMailOfADeviceIsAComment(Reliability reliability) throws Exception {
        int mails = 2 * Letter.TICKETS;
        try (Site site = new Site()) {
            site.startAndLookIn();
            site.deliverOfDevice(mails);
            site.awaitSettled();

            Tally tally = Tally.of(site);
            reliability.add(new Line(
                    "poison mail", "the same Message-ID for all, and no date", mails, tally, site.seconds(), ""));
            tally.assertAllMade();
        }
    }

    private static String ticket(int bad) {
        return "TT" + (1000 + bad);
    }

    private static long count(List<BadMail> all, BadMail.Outcome outcome) {
        return all.stream().filter(mail -> mail.outcome() == outcome).count();
    }

    /** @return null if it is not to be told: twice, or nowhere */
    private static BadMail.Outcome became(
            byte[] raw, List<Comment> comments, List<StoredMail> inbox, List<StoredMail> failed) {
        boolean isDead = failed.stream().anyMatch(stored -> same(stored, raw));
        boolean isUnread = inbox.stream().anyMatch(stored -> !stored.seen() && same(stored, raw));
        if (comments.size() == 1 && !isDead && !isUnread) {
            return BadMail.Outcome.COMMENT;
        }
        if (!comments.isEmpty()) {
            return null;
        }
        return isDead ? BadMail.Outcome.DEAD_LETTER : isUnread ? BadMail.Outcome.LEFT_ALONE : null;
    }

    private static boolean same(StoredMail stored, byte[] raw) {
        return text(stored.raw()).equals(text(raw));
    }

    private static String text(byte[] raw) {
        return new String(raw, StandardCharsets.ISO_8859_1)
                .replace("\r\n", "\n")
                .strip();
    }
}
