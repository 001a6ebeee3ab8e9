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
    private static final int POLLS = 40;

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
        String poll = "ms for a poll of a mailbox with 100,000 mails";
        String few = "of one with 100";
        String slowest = "the slowest poll of the 100,000";
        String commands = "commands of a poll of the 100,000, at most";
        String period = "from poll to poll of the 100,000, without the delay between them";
        String smallPeriod = "the same of the 100";
        watch(large, small, POLLS); // warm-up
        double before = large.liveMegabytes();
        for (int i = 1; i <= rounds; i++) {
            List<List<PollLog.Poll>> polls = watch(large, small, POLLS);
            values.add(poll, millis(polls.get(0)).median());
            values.add(few, millis(polls.get(1)).median());
            values.add(slowest, millis(polls.get(0)).highest());
            values.add(
                    commands,
                    polls.get(0).stream().mapToInt(PollLog.Poll::commands).max().orElseThrow());
            values.add(period, period(polls.get(0)));
            values.add(smallPeriod, period(polls.get(1)));
        }
        double after = large.liveMegabytes();
        report.add(values.ratio(poll, few, "ms", Mark.atMost(2, "")));
        report.add(limit(poll, values.of(poll), "ms", 50));
        report.add(limit(commands, values.of(commands), "", 4));
        report.add(slowest, values.of(slowest), "ms");
        report.add(period, values.of(period), "ms");
        report.add(smallPeriod, values.of(smallPeriod), "ms");
        report.add("live heap of the connector at the 100,000, before", Figures.of(before), "MB");
        report.add("live heap after " + rounds * POLLS + " more polls", Figures.of(after), "MB");
    }

    private static Line limit(String what, Figures figures, String unit, double limit) {
        return new Line(what, figures, "a limit", Figures.of(limit), unit, Mark.atMost(limit, unit), figures);
    }

    private static List<List<PollLog.Poll>> watch(PolledMailbox large, PolledMailbox small, int polls)
            throws IOException {
        double now = System.currentTimeMillis() / 1000.0;
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() ->
                        large.polls(now).size() >= polls && small.polls(now).size() >= polls);
        return List.of(large.polls(now), small.polls(now));
    }

    private static Figures millis(List<PollLog.Poll> polls) {
        return new Figures(polls.stream().map(PollLog.Poll::millis).toList());
    }

    /** In the middle; what the connector does itself is in it, and so is the clock's slack. */
    private static double period(List<PollLog.Poll> polls) {
        return new Figures(IntStream.range(1, polls.size())
                                .mapToObj(i ->
                                        (polls.get(i).start() - polls.get(i - 1).start()) * 1000)
                                .toList())
                        .median()
                - PolledMailbox.EVERY.toMillis();
    }
}
