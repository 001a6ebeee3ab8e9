package io.github.vtigermail.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A connector's ledger in a JVM of its own: claims keys and then either dies at once or stays until its input ends. */
final class OtherJvm {
    /** A key for which Vtiger is asked too. */
    static final String BEGUN = "begun";
    /** How long that request may take. */
    static final Duration REQUEST = Duration.ofMinutes(2);

    private OtherJvm() {}

    /** @param args the JDBC URL; the current time; {@code die} or {@code stay}; the keys to claim */
    public static void main(String[] args) throws IOException {
        Clock clock = Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC);
        Ledger ledger = Ledger.open(args[0], "", "", clock);
        Claims claims = new Claims(ledger, new Heartbeat(ledger), Duration.ofDays(180), Duration.ofSeconds(30));
        for (String key : List.of(args).subList(3, args.length)) {
            Exchange mail = new DefaultExchange(new DefaultCamelContext());
            claims.add(mail, key);
            if (key.equals(BEGUN)) {
                Claims.beginAttempt(mail, REQUEST);
            }
        }
        if (args[2].equals("die")) {
            Runtime.getRuntime().halt(42);
        }
        System.out.println("here");
        System.in.read();
        ledger.close();
    }

    /** Starts one in that time zone. */
    static Process start(String zone, String url, Instant now, String end, String... keys) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=" + zone,
                "-cp",
                System.getProperty("java.class.path"),
                OtherJvm.class.getName(),
                url,
                now.toString(),
                end));
        command.addAll(List.of(keys));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** Waits until it has opened the ledger or is dead. @return its output so far */
    static String awaitWord(Process other) throws IOException {
        InputStream output = other.getInputStream();
        StringBuilder said = new StringBuilder();
        for (int next = output.read(); next >= 0; next = output.read()) {
            said.append(new String(new byte[] {(byte) next}, StandardCharsets.ISO_8859_1));
            if (said.toString().endsWith("here")) {
                break;
            }
        }
        return said.toString();
    }
}
