package io.github.vtigermail.bench.load;

import io.github.vtigermail.testing.vtiger.Comment;
import io.github.vtigermail.testing.vtiger.VtigerStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments that Vtiger has of a {@link MailSet}, in the order of their making. */
final class SetComments {
    private static final Pattern LABEL = Pattern.compile("call (\\d+)/(\\d+):");

    private record Made(int mail, String ticketId, Instant at) {}

    private final MailSet set;
    private final List<Made> made = new ArrayList<>();

    private SetComments(MailSet set) {
        this.set = set;
    }

    static SetComments of(MailSet set, VtigerStandIn vtiger) {
        SetComments comments = new SetComments(set);
        for (Comment comment : vtiger.comments()) {
            Matcher label = LABEL.matcher(comment.content());
            if (label.find() && Integer.parseInt(label.group(1)) == set.number()) {
                comments.made.add(new Made(Integer.parseInt(label.group(2)), comment.ticketId(), comment.createdAt()));
            }
        }
        return comments;
    }

    int size() {
        return made.size();
    }

    /** Comments a second between the first and the last, so that what comes before the first does not count. */
    double perSecond() {
        Instant first = made.get(0).at();
        Instant last = made.get(0).at();
        for (Made one : made) {
            first = one.at().isBefore(first) ? one.at() : first;
            last = one.at().isAfter(last) ? one.at() : last;
        }
        return (made.size() - 1) * 1e9 / Duration.between(first, last).toNanos();
    }

    /** When a mail's comment was made. */
    Instant madeAt(int mail) {
        return made.stream()
                .filter(one -> one.mail() == mail)
                .findFirst()
                .orElseThrow()
                .at();
    }

    /** What is not as promised: one comment a mail, on its ticket, there in the mailbox's order. Empty if all is. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Map<Integer, Integer> times = new HashMap<>();
        Map<String, Integer> lastOfTicket = new HashMap<>();
        for (Made one : made) {
            times.merge(one.mail(), 1, Integer::sum);
            if (!one.ticketId().equals(set.ticketId(one.mail()))) {
                faults.add("mail " + one.mail() + " is on a wrong ticket");
            }
            Integer before = lastOfTicket.put(one.ticketId(), one.mail());
            if (before != null && before > one.mail()) {
                faults.add("mail " + one.mail() + " stands behind mail " + before + " of its ticket");
            }
        }
        for (int mail = 0; mail < set.size(); mail++) {
            if (times.getOrDefault(mail, 0) != 1) {
                faults.add("mail " + mail + " has " + times.getOrDefault(mail, 0) + " comments");
            }
        }
        return faults;
    }
}
