package io.github.vtigermail.bench.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Mails a second with a Vtiger that answers at once, beside a client that only reads them. And what the stand-in can
 * do.
 */
final class QuickVtiger implements Part {
    private static final int MAILS = 500;
    private static final int SESSIONS = 4;

    @Override
    public void run(int rounds, Report report) throws Exception {
        Rounds values = new Rounds();
        String connector = "mails/s, Vtiger answers at once";
        String read = "bare client reads them whole";
        String atOnce = "bare client reads them whole with one command";
        String flag = "bare client flags them, one after the other";
        String plain = "plain connector, Vtiger answers at once";
        String standIn = "the stand-in alone, " + SESSIONS + " sessions";
        String standInCpu = "CPU of the stand-in for a comment";
        String cpu = "CPU s per 1,000 comments, Vtiger answers at once";
        try (Contest contest = new Contest(SESSIONS)) {
            for (int i = 1; i <= rounds; i++) {
                double before = cpuSeconds();
                Contest.Work load = contest.load(MAILS);
                double standInSeconds = cpuSeconds() - before;
                Contest.Work work = contest.connector(MAILS);
                Contest.Reading reading = contest.read(MAILS);
                double readAtOnce = contest.readAtOnce(MAILS);
                double flagging = contest.flag(MAILS);
                SetComments made = contest.plain(MAILS);
                if (report.isRight("round " + i + ", Vtiger answers at once", work.comments())) {
                    values.add(connector, work.comments().perSecond());
                    values.add(read, MAILS / reading.seconds());
                    values.add(atOnce, MAILS / readAtOnce);
                    values.add(flag, MAILS / flagging);
                    values.add(plain, made.perSecond());
                    values.add(standIn, load.comments().perSecond());
                    values.add(standInCpu, standInSeconds * 1000 / MAILS);
                    values.add(cpu, work.cpuSeconds() * 1000 / MAILS);
                }
            }
        }
        if (!values.isEmpty()) {
            report.add(values.ratio(connector, read, "/s", Mark.atLeast(0.5)));
            report.add(cpu, values.of(cpu), "s");
            report.add(atOnce, values.of(atOnce), "mails/s");
            report.add(flag, values.of(flag), "mails/s");
            report.add(plain, values.of(plain), "mails/s");
            report.add(standIn, values.of(standIn), "comments/s");
            report.add(standInCpu, values.of(standInCpu), "ms");
        }
    }

    /** Of this JVM, in which the stand-in runs. */
    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
