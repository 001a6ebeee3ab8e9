package io.github.vtigermail.bench.load;

import java.time.Duration;

/** How comments a second grow with the number of sessions. */
final class SessionCurve implements Part {
    private static final int[] SESSIONS = {1, 2, 4, 8, 16};
    private static final int[] CORES = {2, 4};
    private static final int WARM_UP = 200;
    private static final int MAILS = 120;

    @Override
    public void run(int rounds, Report report) throws Exception {
        for (int sessions : SESSIONS) {
            Rounds values = new Rounds();
            try (Office office = new Office(Office.mailServer(), sessions)) {
                office.pollEvery(Duration.ofMillis(200));
                office.start();
                office.round(office.set(WARM_UP));
                office.vtiger().serviceTime(Office.QUERY, Office.CREATE);
                for (int i = 1; i <= rounds; i++) {
                    for (int cores : CORES) {
                        office.vtiger().cores(cores);
                        SetComments comments = office.round(office.set(MAILS)).comments();
                        if (report.isRight(sessions + " sessions, round " + i, comments)) {
                            values.add(name(sessions, cores), comments.perSecond());
                        }
                    }
                }
            }
            for (int cores : CORES) {
                String name = name(sessions, cores);
                if (values.has(name)) {
                    report.add(name, values.of(name), "comments/s");
                }
            }
        }
    }

    private static String name(int sessions, int cores) {
        return "sessions: " + sessions + ", Vtiger cores: " + cores;
    }
}
