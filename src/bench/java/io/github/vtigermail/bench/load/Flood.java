package io.github.vtigermail.bench.load;

import static org.awaitility.Awaitility.await;

import io.github.vtigermail.testing.mail.DovecotServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** 20,000 mails that wait when the connector starts, with the heap of the README: many mails are not many in memory. */
final class Flood implements Part {
    private static final int SETS = 20;
    private static final int MAILS = 1000;

    @Override
    public void run(int rounds, Report report) throws Exception {
        if (!DovecotServer.available()) {
            report.machine("20,000 mails", "not measured: needs Dovecot 2.3");
            return;
        }
        try (Office office = new Office(Office.mailServer(), 4)) {
            List<MailSet> sets = new ArrayList<>();
            for (int i = 0; i < SETS; i++) {
                MailSet set = office.set(MAILS);
                Office.deliver(set, office.mail());
                sets.add(set);
            }
            long start = System.nanoTime();
            office.start();
            AtomicInteger peak = new AtomicInteger();
            await().pollInterval(Duration.ofMillis(500))
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> {
                        int now = office.connector().residentMegabytes().orElse(0);
                        peak.accumulateAndGet(now, Math::max);
                        return office.vtiger().comments().size() >= SETS * MAILS;
                    });
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> office.mail().unreadCount("INBOX") == 0);
            double seconds = (System.nanoTime() - start) / 1e9;
            for (MailSet set : sets) {
                report.isRight("20,000 mails", SetComments.of(set, office.vtiger()));
            }
            report.add("20,000 mails that wait at the start", Figures.of(SETS * MAILS / seconds), "mails/s");
            report.add("resident meanwhile, at most", Figures.of((double) peak.get()), "MB");
            report.add(
                    "live heap after them",
                    Figures.of(Jvm.liveMegabytes(office.connector().pid())),
                    "MB");
        }
    }
}
