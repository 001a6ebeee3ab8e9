package io.github.vtigermail.bench.load;

import static org.awaitility.Awaitility.await;

import io.github.vtigermail.testing.mail.MailServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * How long it takes from a mail in the mailbox to its comment, while there is nothing else to do; with the mailbox file
 * as it comes. Counted from the delivery; where the server takes its time before it tells anybody, less what a bare
 * client that idles on the same mailbox at the same time waits for that. (Not mail by mail: Dovecot has each client
 * wait for half a second of its own.)
 */
final class IdleSystem implements Part {
    private static final int WARM_UP = 200;
    private static final int MAILS = 20;
    private static final int SESSIONS = 4;
    private static final Duration NEXT_AFTER = Duration.ofSeconds(1);

    private final String server;
    private final Supplier<MailServer> start;
    private final boolean lessTelling;

    /** @param lessTelling whether what the server takes to tell a bare client is left out of the line */
    IdleSystem(String server, Supplier<MailServer> start, boolean lessTelling) {
        this.server = server;
        this.start = start;
        this.lessTelling = lessTelling;
    }

    @Override
    public void run(int rounds, Report report) throws Exception {
        List<Figures> fromDelivery = new ArrayList<>();
        List<Figures> toldAfter = new ArrayList<>();
        List<Double> queries = new ArrayList<>();
        try (Office office = new Office(start.get(), SESSIONS)) {
            office.start();
            office.round(office.set(WARM_UP));
            office.vtiger().serviceTime(Office.QUERY, Office.CREATE);
            office.vtiger().cores(2);
            for (int i = 1; i <= rounds; i++) {
                MailSet set = office.set(MAILS);
                long before = queries(office);
                List<Instant> delivered = new ArrayList<>();
                try (IdleWatch watch = new IdleWatch(office.mail())) {
                    deliver(set, office, delivered);
                    office.awaitComments(set);
                    SetComments comments = SetComments.of(set, office.vtiger());
                    if (report.isRight("idle, " + server + ", round " + i, comments)) {
                        List<Double> all = new ArrayList<>();
                        List<Double> servers = new ArrayList<>();
                        for (int mail = 0; mail < MAILS; mail++) {
                            all.add(millis(delivered.get(mail), comments.madeAt(mail)));
                            servers.add(millis(delivered.get(mail), watch.toldOf(mail)));
                        }
                        fromDelivery.add(new Figures(all));
                        toldAfter.add(new Figures(servers));
                        queries.add((double) (queries(office) - before) / MAILS);
                    }
                }
            }
        }
        if (!toldAfter.isEmpty()) {
            String mail = "mail in " + server + " to comment";
            lines(
                    mail + (lessTelling ? ", less the telling" : ""),
                    fromDelivery,
                    toldAfter,
                    new Figures(queries),
                    report);
            fact(mail + ", from its delivery", fromDelivery, report);
            fact(server + " tells a bare idling client after", toldAfter, report);
        }
    }

    private static long queries(Office office) {
        return office.vtiger().requests().stream()
                .filter(request -> request.operation().equals("query"))
                .count();
    }

    /** One after the other, at times that nobody can guess. */
    private static void deliver(MailSet set, Office office, List<Instant> delivered) throws InterruptedException {
        Random random = new Random(set.number());
        List<byte[]> mails = set.mails();
        for (int mail = 0; mail < mails.size(); mail++) {
            TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(600));
            delivered.add(Instant.now());
            office.mail().deliver(mails.get(mail));
            int made = mail + 1;
            try {
                await().pollInterval(Duration.ofMillis(20))
                        .atMost(NEXT_AFTER)
                        .until(() -> SetComments.of(set, office.vtiger()).size() >= made);
            } catch (ConditionTimeoutException e) {
                // it takes longer than we wait
            }
        }
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    private void lines(
            String measure, List<Figures> fromDelivery, List<Figures> toldAfter, Figures queries, Report report) {
        report.add(measure + ", queries of a mail", queries, "");
        line(measure + ", p50", percentile(50, fromDelivery), percentile(50, toldAfter), queries.median(), 50, report);
        // Of few mails a round p99 would be the slowest.
        line(
                measure + ", p99",
                Figures.of(together(fromDelivery).percentile(99)),
                Figures.of(together(toldAfter).percentile(99)),
                queries.median(),
                250,
                report);
    }

    private void line(String measure, Figures all, Figures telling, double queries, double most, Report report) {
        double needed = queries * Office.QUERY.toMillis() + Office.CREATE.toMillis();
        Figures counted = lessTelling ? difference(all, telling) : all;
        Figures service =
                new Figures(counted.rounds().stream().map(value -> needed).toList());
        report.add(new Line(
                measure,
                counted,
                "service time of its queries and one create",
                Figures.of(needed),
                "ms",
                Mark.atMost(most, "ms"),
                difference(counted, service)));
    }

    private static Figures difference(Figures one, Figures other) {
        return new Figures(IntStream.range(0, one.rounds().size())
                .mapToObj(i -> one.rounds().get(i) - other.rounds().get(i))
                .toList());
    }

    private static void fact(String name, List<Figures> rounds, Report report) {
        report.add(name + ", p50", percentile(50, rounds), "ms");
        report.add(name + ", p99", Figures.of(together(rounds).percentile(99)), "ms");
    }

    private static Figures percentile(int percent, List<Figures> rounds) {
        return new Figures(
                rounds.stream().map(round -> round.percentile(percent)).toList());
    }

    private static Figures together(List<Figures> rounds) {
        return new Figures(
                rounds.stream().flatMap(round -> round.rounds().stream()).toList());
    }
}
