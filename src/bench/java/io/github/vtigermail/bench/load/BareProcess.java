package io.github.vtigermail.bench.load;

import io.github.vtigermail.testing.mail.MailServer;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.github.vtigermail.testing.mail.TestMailbox;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A {@link Bare} that runs, with the same options of the JVM as the connector. Ends with this JVM. */
final class BareProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader answers;

    BareProcess(Office office, TestMailbox mailbox) throws IOException {
        MailServer server = office.mail();
        TestCertificate certificate = TestCertificate.shared();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(Jvm.OPTIONS));
        command.add("-Djavax.net.ssl.trustStore=" + certificate.trustStore());
        command.add("-Djavax.net.ssl.trustStorePassword=" + certificate.password());
        command.addAll(List.of("-cp", classPath(), Bare.class.getName()));
        command.addAll(List.of(office.vtiger().url(), Office.ACCESS_KEY));
        command.addAll(List.of(server.host(), String.valueOf(server.imapsPort()), mailbox.user(), mailbox.password()));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Its own classes, and the connector's libraries: Maven's JVM has no class path of its own to hand on. */
    private static String classPath() {
        try {
            Path classes = Path.of(Bare.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path libraries = Path.of(System.getProperty("connector.jar")).resolveSibling("lib");
            return classes + File.pathSeparator + libraries.resolve("*");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives an order and waits until it is done. @return the seconds that it took */
    double seconds(String order, int... numbers) throws IOException {
        StringBuilder line = new StringBuilder(order);
        for (int number : numbers) {
            line.append(' ').append(number);
        }
        OutputStream orders = process.getOutputStream();
        orders.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the bare process ended at: " + line);
        }
        return Long.parseLong(answer) / 1e9;
    }

    double cpuSeconds() {
        return Jvm.cpuSeconds(process.pid());
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close(); // the end of its orders
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
