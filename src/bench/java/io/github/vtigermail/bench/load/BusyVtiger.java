package io.github.vtigermail.bench.load;

import io.github.vtigermail.testing.mail.TestMailbox;
import java.time.Duration;
import java.util.List;

/**
 * Comments a second while Vtiger takes its time: how much of what it can take the connector makes use of, and how much that
 * is beside a connector that does one thing after the other. And what processor time it takes.
 */
final class BusyVtiger implements Part {
    private static final int MAILS = 500;
    private static final int WARM_UP = 300;
    private static final int PLAIN_MAILS = 150; // it takes long, and none of them is slower than another

    private final int cores;
    private final int sessions;
    private final double timesPlain;

    /** @param timesPlain how many times as fast as the {@link PlainConnector} it must be */
    BusyVtiger(int cores, int sessions, double timesPlain) {
        this.cores = cores;
        this.sessions = sessions;
        this.timesPlain = timesPlain;
    }

    @Override
    public void run(int rounds, Report report) throws Exception {
        Rounds values = new Rounds();
        String with = ", " + cores + " Vtiger cores, " + sessions + " sessions";
        String comments = "comments/s" + with;
        String most = "the most that Vtiger takes" + with;
        String plain = "plain connector, one session, " + cores + " Vtiger cores";
        String both = "query and create, bare" + with;
        String cpu = "CPU s per 1,000 comments" + with;
        String bareCpu = "bare client and load generator";
        try (Office office = new Office(Office.mailServer(), sessions)) {
            TestMailbox other = office.mail().addUser("plain@example.com", "plain");
            try (BareProcess bare =
                            new BareProcess(office, office.mail(), office.mail().mailbox());
                    BareProcess plainConnector = new BareProcess(office, office.mail(), other)) {
                warmUp(office, bare, plainConnector, other);
                office.vtiger().serviceTime(Office.QUERY, Office.CREATE);
                office.vtiger().cores(cores);
                for (int i = 1; i <= rounds; i++) {
                    MailSet load = office.set(MAILS);
                    double before = bare.cpuSeconds();
                    bare.seconds("create", sessions, load.number(), load.size());
                    double afterLoad = bare.cpuSeconds();

                    MailSet set = office.set(MAILS);
                    Office.Round round = office.round(set);
                    double beforeReading = bare.cpuSeconds();
                    bare.seconds("read", set.size());
                    double bareSeconds = bare.cpuSeconds() - beforeReading + afterLoad - before;

                    MailSet plainSet = office.set(PLAIN_MAILS);
                    Office.deliver(plainSet, other);
                    plainConnector.seconds("connect");
                    MailSet pairs = office.set(PLAIN_MAILS);
                    bare.seconds("query-create", sessions, pairs.number(), pairs.size());

                    SetComments made = SetComments.of(plainSet, office.vtiger());
                    if (!right("round " + i + with, round.comments(), report)
                            || !right("plain connector, round " + i + with, made, report)) {
                        continue;
                    }
                    values.add(comments, round.comments().perSecond());
                    values.add(most, SetComments.of(load, office.vtiger()).perSecond());
                    values.add(plain, made.perSecond());
                    values.add(both, SetComments.of(pairs, office.vtiger()).perSecond());
                    values.add(cpu, round.cpuSeconds() * 1000 / set.size());
                    values.add(bareCpu, bareSeconds * 1000 / set.size());
                }
            }
        }
        if (!values.isEmpty()) {
            report.add(values.ratio(comments, most, "/s", Mark.atLeast(0.95)));
            report.add(values.ratio(comments, plain, "/s", Mark.atLeast(timesPlain)));
            report.add(values.ratio(cpu, bareCpu, "s", Mark.atMost(3, "")));
            report.add(both, values.of(both), "/s");
        }
    }

    /** Each side does what it will do, with Vtiger at its fastest. */
    private static void warmUp(Office office, BareProcess bare, BareProcess plain, TestMailbox other) throws Exception {
        office.pollEvery(Duration.ofMillis(200));
        office.start();
        for (int i = 0; i < 2; i++) {
            MailSet set = office.set(WARM_UP);
            office.round(set);
            MailSet load = office.set(WARM_UP);
            bare.seconds("create", 4, load.number(), load.size());
            bare.seconds("read", set.size());
            Office.deliver(office.set(WARM_UP), other);
            plain.seconds("connect");
        }
    }

    static boolean right(String round, SetComments comments, Report report) {
        List<String> faults = comments.faults();
        if (!faults.isEmpty()) {
            report.failed(round, faults);
        }
        return faults.isEmpty();
    }
}
