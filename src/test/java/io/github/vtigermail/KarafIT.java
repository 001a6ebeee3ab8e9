package io.github.vtigermail;

import static io.github.vtigermail.HelpDesk.about;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.vtigermail.testing.karaf.Karaf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bundle and the feature in a plain Apache Karaf, as an administrator puts them in, configures them and takes them out. */
class KarafIT {
    private static final Path BUNDLE = Path.of("target/vtiger-mail-connector-karaf.jar");
    private static final Path KAR = Path.of("target/vtiger-mail-connector-karaf.kar");
    private static final String CONFIGURATION = "etc/io.github.vtigermail.cfg";
    private static final String ROUTES = "etc/vtiger-mail-connector/routes/";
    private static final String ACTIVATOR = "io.github.vtigermail.karaf.Activator";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int ROUNDS = 3;

    private static Karaf karaf;
    private static Set<String> threadsBefore;

    private final HelpDesk desk = new HelpDesk();
    private int logBefore;

    @BeforeAll
    static void startKaraf() {
        karaf = Karaf.started();
        karaf.shell("bundle:list");
        threadsBefore = karaf.jvm().threads();
    }

    @AfterAll
    static void killKaraf() {
        karaf.close();
    }

    @BeforeEach
    void mark() {
        logBefore = karaf.log().size();
    }

    @AfterEach
    void takeItOut() {
        karaf.undeploy(BUNDLE);
        awaitNothingLeft();
        if (Files.exists(karaf.path(CONFIGURATION))) {
            int before = karaf.log().size();
            karaf.delete(CONFIGURATION);
            await().atMost(SOON)
                    .until(() -> karaf.logAfter(before).stream()
                            .anyMatch(line -> line.contains("Deleting configuration {io.github.vtigermail}")));
        }
        karaf.delete("etc/vtiger-mail-connector");
        karaf.delete("vtiger-mail-connector");
        desk.close();
    }

    @Test
    void droppedIntoDeployItBringsItsFilesAndStartsWhenTheyAreFilledIn() {
        karaf.deploy(BUNDLE);
        assertThat(awaitLog("vtiger.access-key"))
                .contains("| ERROR |", "environment variable VTIGER_ACCESS_KEY", "waits until it is mended");
        assertThat(karaf.path(CONFIGURATION)).content().contains("vtiger.url = https://crm.example.com");
        assertThat(karaf.path(ROUTES + "mailboxes/support.camel.yaml")).exists();
        assertThat(karaf.path(ROUTES + "ticket-mail.camel.yaml"))
                .hasSameTextualContentAs(Path.of("routes/ticket-mail.camel.yaml"));
        assertThat(linesOfFaults()).as("one line, and no stack trace").hasSize(1);

        configure();
        byte[] mail = about("TT1 dropped in");
        desk.mail.deliver(mail);
        desk.awaitSettled(mail);
        assertThat(desk.comments("TT1")).hasSize(1);
        assertThat(awaitLog("outcome=DONE"))
                .contains("| mail ", "mailbox=support", "ticket=TT1", "io.github.vtigermail");
        assertThat(karaf.path("vtiger-mail-connector"))
                .as("the ledger, where karaf clean does not delete it")
                .isNotEmptyDirectory();
        assertThat(linesOfFaults()).hasSize(1);
    }
    // TODO
    private void configure() {
        try {
            karaf.write(
                    CONFIGURATION,
                    Files.readString(desk.folder.path("application.properties")).replaceAll("(?m)^ledger.url.*\n", ""));
            putMailbox("support");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void putMailbox(String name) throws IOException {
        String file = "mailboxes/" + name + ".camel.yaml";
        karaf.write(ROUTES + file, Files.readString(desk.folder.path("routes/" + file)));
    }

    private String awaitLog(String part) {
        await().atMost(SOON).until(() -> karaf.logAfter(logBefore).stream().anyMatch(line -> line.contains(part)));
        return karaf.logAfter(logBefore).stream()
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private List<String> linesOfFaults() {
        return karaf.logAfter(logBefore).stream()
                .filter(line -> line.contains("| ERROR |") || line.startsWith("\tat ") || line.contains("Exception"))
                .toList();
    }

    private void awaitNothingLeft() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(threadsOfOurs()).isEmpty();
        });
    }

    private static Set<String> threadsOfOurs() {
        Set<String> now = new TreeSet<>(karaf.jvm().threads());
        now.removeAll(threadsBefore);
        return now;
    }
}
