package io.github.vtigermail.bench.load;

import static org.awaitility.Awaitility.await;

import io.github.vtigermail.testing.mail.DovecotServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a poll costs that finds nothing new, in a mailbox of 100,000 mails, of which 10,000 are unread and name no ticket,
 * beside one of 100. Both are polled at the same time, so that what else the machine does meets both.
 */
final class LargeMailbox implements Part {
    private static final int MAILS = 100_000;
    private static final int UNREAD = 10_000;
    private static final int FEW = 100;
    private static final int POLLS = 14;
    private static final int WARM_UP = 7;

    private static final String LARGE = " of a mailbox with 100,000 mails";
    private static final String SMALL = " of one with 100";
    private static final String POLL = "a poll";
    private static final String SELECTING = "a poll that selects the folder again (every 30th)";
    private static final String SLOWEST = "the slowest poll";
    private static final String COMMANDS = "commands of a poll, at most,";
    private static final String PERIOD = "from poll to poll, less the delay between them,";

    @Override
    public void run(int rounds, Report report) throws Exception {
        if (!DovecotServer.available()) {
            report.machine("100,000 mails", "not measured: needs Dovecot 2.3");
            return;
        }
        try (PolledMailbox large = new PolledMailbox();
                PolledMailbox small = new PolledMailbox()) {
            large.start(MAILS, UNREAD);
            small.start(FEW, FEW / 10);
            run(rounds, large, small, report);
        }
    }

    private static void run(int rounds, PolledMailbox large, PolledMailbox small, Report report) throws Exception {
        Rounds values = new Rounds();
        watch(WARM_UP, large, small);
        double before = large.liveMegabytes();
        for (int i = 1; i <= rounds; i++) {
            List<List<PollLog.Poll>> polls = watch(POLLS, large, small);
            add(LARGE, polls.get(0), values);
            add(SMALL, polls.get(1), values);
        }
        double after = large.liveMegabytes();
        report.add(values.ratio(POLL + LARGE, POLL + SMALL, "ms", Mark.atMost(2, "")));
        report.add(limit(POLL + LARGE, values, "ms", 50));
        report.add(limit(COMMANDS + LARGE, values, "", 4));
        for (String name : List.of(
                SELECTING + LARGE,
                SELECTING + SMALL,
                SLOWEST + LARGE,
                SLOWEST + SMALL,
                PERIOD + LARGE,
                PERIOD + SMALL)) {
            if (values.has(name)) {
                report.add(name, values.of(name), "ms");
            }
        }
        report.add("live heap of the connector at the 100,000", Figures.of(before), "MB");
        report.add("the same, " + rounds * POLLS + " polls later", Figures.of(after), "MB");
    }

    private static void add(String where, List<PollLog.Poll> polls, Rounds values) {
        values.add(POLL + where, millis(polls, false).median());
        if (polls.stream().anyMatch(PollLog.Poll::selects)) {
            values.add(SELECTING + where, millis(polls, true).median());
        }
        values.add(
                SLOWEST + where,
                polls.stream().mapToDouble(PollLog.Poll::millis).max().orElseThrow());
        values.add(PERIOD + where, period(polls));
        values.add(
                COMMANDS + where,
                polls.stream().mapToInt(poll -> poll.commands().size()).max().orElseThrow());
    }

    private static Line limit(String name, Rounds values, String unit, double limit) {
        Figures figures = values.of(name);
        return new Line(name, figures, "a limit", Figures.of(limit), unit, Mark.atMost(limit, unit), figures);
    }

    private static List<List<PollLog.Poll>> watch(int number, PolledMailbox large, PolledMailbox small)
            throws IOException {
        double now = System.currentTimeMillis() / 1000.0;
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        large.polls(now).size() >= number && small.polls(now).size() >= number);
        return List.of(large.polls(now), small.polls(now));
    }

    private static Figures millis(List<PollLog.Poll> polls, boolean selects) {
        return new Figures(polls.stream()
                .filter(poll -> poll.selects() == selects)
                .map(PollLog.Poll::millis)
                .toList());
    }

    /** In the middle; what the connector does itself is in it, and so is the clock's slack. */
    private static double period(List<PollLog.Poll> polls) {
        return new Figures(IntStream.range(1, polls.size())
                                .mapToObj(i ->
                                        (polls.get(i).start() - polls.get(i - 1).start()) * 1000)
                                .toList())
                        .median()
                - PolledMailbox.INTERVAL.toMillis();
    }
}
