package io.github.vtigermail.bench.load;

/**
 * Comments a second while Vtiger takes its time: how much of what it can take the connector makes use of, and how much
 * that is beside a connector that does one thing after the other. And what processor time it takes.
 */
final class BusyVtiger implements Part {
    private static final int MAILS = 500;
    private static final int FEWER = 150; // where it takes long, and none of them is slower than another

    private final int cores;
    private final int sessions;
    private final double timesPlain;
    private final String with;

    /** @param timesPlain how many times as fast as the {@link PlainConnector} it must be */
    BusyVtiger(int cores, int sessions, double timesPlain) {
        this.cores = cores;
        this.sessions = sessions;
        this.timesPlain = timesPlain;
        with = ", " + cores + " Vtiger cores, " + sessions + " sessions";
    }

    @Override
    public void run(int rounds, Report report) throws Exception {
        Rounds values = new Rounds();
        String connector = "comments/s" + with;
        String most = "load generator" + with;
        String plain = "plain connector, 1 session, " + cores + " Vtiger cores";
        String pairs = "load generator with a query per comment" + with;
        String cpu = "CPU s per 1,000 comments" + with;
        String bareCpu = "bare client and load generator";
        try (Contest contest = new Contest(sessions)) {
            contest.vtiger().serviceTime(Office.QUERY, Office.CREATE);
            contest.vtiger().cores(cores);
            for (int i = 1; i <= rounds; i++) {
                Contest.Work load = contest.load(MAILS);
                Contest.Work work = contest.connector(MAILS);
                Contest.Reading reading = contest.read(MAILS);
                SetComments made = contest.plain(FEWER);
                Contest.Work withQueries = contest.loadWithQueries(FEWER);
                if (report.isRight("round " + i + with, work.comments())
                        && report.isRight("plain connector, round " + i + with, made)) {
                    values.add(connector, work.comments().perSecond());
                    values.add(most, load.comments().perSecond());
                    values.add(plain, made.perSecond());
                    values.add(pairs, withQueries.comments().perSecond());
                    values.add(cpu, work.cpuSeconds() * 1000 / MAILS);
                    values.add(bareCpu, (load.cpuSeconds() + reading.cpuSeconds()) * 1000 / MAILS);
                }
            }
        }
        if (!values.isEmpty()) {
            report.add(values.ratio(connector, most, "/s", Mark.atLeast(0.95)));
            report.add(values.ratio(connector, plain, "/s", Mark.atLeast(timesPlain)));
            report.add(values.ratio(cpu, bareCpu, "s", Mark.atMost(3, "")));
            report.add(pairs, values.of(pairs), "/s");
        }
    }
}
