package io.github.vtigermail.bench.load;

import io.github.vtigermail.testing.mail.DovecotServer;
import io.github.vtigermail.testing.mail.GreenMailServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Measures all {@link Part}s, or those that {@code -Dbench.only=busy-2,idle} names, and prints the table of
 * docs/performance.md.
 */
public final class Performance {
    private static final Path JSON = Path.of("target/bench/performance.json");
    private static final Map<String, Part> PARTS = new LinkedHashMap<>();

    static {
        boolean dovecot = DovecotServer.available();
        PARTS.put("busy-2", new BusyVtiger(2, 4, 2.2));
        PARTS.put("busy-4", new BusyVtiger(4, 8, 4));
        PARTS.put("quick", new QuickVtiger());
        PARTS.put("idle", new IdleSystem(dovecot ? "Dovecot" : "GreenMail", Office::mailServer, dovecot));
        if (dovecot) {
            PARTS.put("idle-greenmail", new IdleSystem("GreenMail", GreenMailServer::new, false));
        }
        PARTS.put("poll", new LargeMailbox());
        PARTS.put("sessions", new SessionCurve());
        PARTS.put("first-start", new FirstStart());
        PARTS.put("flood", new Flood());
    }

    private Performance() {}

    public static void main(String[] args) {
        int exitCode = 1;
        try {
            exitCode = run(Integer.getInteger("bench.rounds", 3), System.getProperty("bench.only", "")) ? 0 : 1;
        } catch (AssertionError | Exception e) {
            e.printStackTrace();
        }
        System.exit(exitCode); // ends what was started; and Maven adds no page of advice on itself
    }

    private static boolean run(int rounds, String only) throws Exception {
        Report report = new Report();
        report.machine("measured at", Instant.now().toString());
        report.machine("mail server", DovecotServer.available() ? "Dovecot 2.3" : "GreenMail: no Dovecot 2.3 here");
        report.machine("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        report.machine("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        report.machine("options of the JVMs that are compared", String.join(" ", Jvm.OPTIONS));
        report.machine("rounds", String.valueOf(rounds));
        report.machine("load before", String.valueOf(load()));
        Set<String> wanted = only.isBlank() ? PARTS.keySet() : Set.of(only.split(","));
        for (String name : wanted) {
            if (!PARTS.containsKey(name)) {
                throw new IllegalArgumentException("bench.only: there is no " + name + ", but " + PARTS.keySet());
            }
        }
        for (Map.Entry<String, Part> part : PARTS.entrySet()) {
            if (wanted.contains(part.getKey())) {
                long start = System.nanoTime();
                System.out.println("\n" + part.getKey() + " (load " + load() + ")");
                try {
                    part.getValue().run(rounds, report);
                } catch (AssertionError | Exception e) {
                    e.printStackTrace();
                    report.failed(part.getKey() + " could not be measured: " + e.getMessage());
                }
                System.out.println("  in " + (System.nanoTime() - start) / 1_000_000_000 + " s");
            }
        }
        report.print(System.out);
        report.write(JSON);
        System.out.println("\nas JSON: " + JSON);
        return report.isGood();
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
