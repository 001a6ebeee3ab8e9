package io.github.vtigermail.bench.load;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/**
 * What a first start asks Vtiger: 500 mails wait, to 400 tickets, from 300 contacts, and the ledger knows nothing. Where what they
 * quote is compared with their tickets, the comments of these are asked for, too.
 */
final class FirstStart implements Part {
    private static final int MAILS = 500;
    private static final int MOST = 20;
    private static final String NAME = "queries of 500 mails that wait at a first start";

    @Override
    public void run(int rounds, Report report) throws Exception {
        Rounds values = new Rounds();
        for (int i = 0; i < rounds; i++) {
            values.add(NAME, queries(report, "quotedHistory: cut"));
            values.add(NAME + ", compared with their tickets", queries(report, "quotedHistory: ticket"));
        }
        Figures queries = values.of(NAME);
        report.add(new Line(NAME, queries, "a limit", Figures.of((double) MOST), "", Mark.atMost(MOST, ""), queries));
        report.add(NAME + ", compared with their tickets", values.of(NAME + ", compared with their tickets"), "");
    }

    private static double queries(Report report, String option) throws Exception {
        try (Office office = new Office(Office.mailServer(), 4)) {
            office.mailboxSays(option);
            MailSet set = office.set(MAILS);
            Office.deliver(set, office.mail());
            office.start();
            await().pollInterval(Duration.ofMillis(100))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> office.mail().unreadCount("INBOX") == 0);
            report.isRight(NAME, SetComments.of(set, office.vtiger()));
            return office.vtiger().requests().stream()
                    .filter(request -> request.operation().equals("query"))
                    .count();
        }
    }
}
