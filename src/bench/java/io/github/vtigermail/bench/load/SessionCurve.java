package io.github.vtigermail.bench.load;

/** How comments a second grow with the number of sessions: a curve, so each point is measured once. */
final class SessionCurve implements Part {
    private static final int[] SESSIONS = {1, 2, 4, 8, 16};
    private static final int[] CORES = {2, 4};
    private static final int WARM_UP = 200;
    private static final int MAILS = 120;

    @Override
    public void run(int rounds, Report report) throws Exception {
        for (int sessions : SESSIONS) {
            try (Office office = new Office(Office.mailServer(), sessions)) {
                office.mailboxSays("delay: 200");
                office.start();
                office.round(office.set(WARM_UP));
                office.vtiger().serviceTime(Office.QUERY, Office.CREATE);
                for (int cores : CORES) {
                    office.vtiger().cores(cores);
                    String name = "sessions: " + sessions + ", Vtiger cores: " + cores;
                    SetComments comments = office.round(office.set(MAILS)).comments();
                    if (report.isRight(name, comments)) {
                        report.add(name, Figures.of(comments.perSecond()), "comments/s");
                    }
                }
            }
        }
    }
}
