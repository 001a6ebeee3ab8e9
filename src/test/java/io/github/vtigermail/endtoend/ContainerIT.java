package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static io.github.vtigermail.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Distribution;
import io.github.vtigermail.testing.PlainUser;
import io.github.vtigermail.testing.PostgresServer;
import io.github.vtigermail.testing.container.Container;
import io.github.vtigermail.testing.container.Containerfile;
import io.github.vtigermail.testing.container.Manifest;
import io.github.vtigermail.testing.mail.TestCertificate;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The container image, built and started step by step from its file, also with the settings of the Kubernetes example. */
@Execution(ExecutionMode.CONCURRENT)
class ContainerIT {
    private static final String TRUSTED = "/etc/vtiger-mail-connector/trusted.p12";
    private static Distribution distribution;
    private static Containerfile file;

    @BeforeAll
    static void read() {
        distribution = Distribution.tar();
        file = Containerfile.parse(distribution.read("container/Containerfile"));
    }

    @AfterAll
    static void remove() {
        distribution.close();
    }

    @Test
    void theContainerTurnsAMailIntoACommentAndWritesOnlyToItsVolume() throws Exception {
        assumeThat(PlainUser.isRoot()).as("only root can mount a root folder").isTrue();
        try (HelpDesk desk = new HelpDesk();
                Container container = image().mount(
                                "/etc/vtiger-mail-connector/application.properties",
                                settings(distribution.read("application.properties"), desk, Map.of()))) {
            mountSecrets(container, desk);
            Map<String, String> program = Distribution.contents(container.root().resolve("opt"));
            byte[] mail = about("TT1 from a container");
            desk.mail.deliver(mail);

            try (ConnectorProcess connector = container.start()) {
                desk.awaitSettled(mail);
                await().until(() -> container.isHealthy(connector));
                assertThat(PlainUser.uid(connector.pid())).isEqualTo(10001);
                assertThat(Files.readString(Path.of("/proc/" + connector.pid() + "/status")))
                        .contains("NoNewPrivs:\t1", "CapBnd:\t0000000000000000", "CapEff:\t0000000000000000");
                for (String folder : List.of("/", "/etc", "/opt/vtiger-mail-connector/lib", "/run/secrets")) {
                    assertThat(container.inside(connector, "touch " + folder + "/x"))
                            .as(folder)
                            .isFalse();
                }
                assertThat(container.inside(connector, "touch /tmp/x")).isTrue();

                connector.terminate();
                assertThat(connector.exitCode()).isEqualTo(143);
                assertThat(connector.output()).noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
            }
            assertThat(desk.comments("TT1")).hasSize(1);
            assertThat(container.state().resolve("data/ledger.db")).isNotEmptyFile();
            assertThat(Distribution.contents(container.root().resolve("opt"))).isEqualTo(program);
        }
    }

    @Test
    void aConnectorThatHangsIsUnhealthy() throws Exception {
        assumeThat(PlainUser.isRoot()).as("only root can mount a root folder").isTrue();
        try (HelpDesk desk = new HelpDesk();
                Container container = image().mount(
                                "/etc/vtiger-mail-connector/application.properties",
                                settings(distribution.read("application.properties"), desk, Map.of()))) {
            mountSecrets(container, desk);
            try (ConnectorProcess connector = container.start()) {
                await().until(() -> container.isHealthy(connector));
                Distribution.run(container.state(), "kill", "-STOP", Long.toString(connector.pid()));

                container.inside(connector, "touch -d \"3 minutes ago\" /tmp/vtiger-mail-connector.alive");

                assertThat(container.isHealthy(connector)).isFalse();
                Distribution.run(container.state(), "kill", "-CONT", Long.toString(connector.pid()));
                await().until(() -> container.isHealthy(connector));
            }
        }
    }

    @Test
    void twoReplicasWithTheSettingsOfTheKubernetesExampleShareTheWork() throws Exception {
        assumeThat(PlainUser.isRoot()).as("only root can mount a root folder").isTrue();
        V1ConfigMap configured = Manifest.parse(distribution.read("kubernetes/settings.yaml"))
                .get(0)
                .as(V1ConfigMap.class);
        try (HelpDesk desk = new HelpDesk();
                Container one = image();
                Container two = image()) {
            String settings = settings(
                    configured.getData().get("application.properties"),
                    desk,
                    Map.of("ledger.url", PostgresServer.newDatabase(), "ledger.username", "postgres"));
            for (Container container : List.of(one, two)) {
                container.mount("/etc/vtiger-mail-connector/application.properties", settings);
                container.mount("/run/secrets/ledger-password", "postgres");
                mountSecrets(container, desk);
            }
            List<byte[]> mails = new ArrayList<>();
            try (ConnectorProcess first = one.start();
                    ConnectorProcess second = two.start()) {
                await().until(() -> one.isHealthy(first) && two.isHealthy(second));
                for (int i = 1; i <= 10; i++) {
                    mails.add(about("TT" + i + " to either of them"));
                    desk.mail.deliver(mails.get(i - 1));
                }
                desk.awaitSettled(mails.toArray(byte[][]::new));
                first.kill();
                first.exitCode();
                byte[] later = about("TT11 to the one that is left");
                desk.mail.deliver(later);
                desk.awaitSettled(later);
            }
            for (int i = 1; i <= 11; i++) {
                assertThat(desk.comments("TT" + i)).hasSize(1);
            }
        }
    }

    @Test
    void theImageIsBuiltFromTheDistributionAndDoesNotRunAsRoot() {
        assertThat(file.steps().get(0).archive())
                .isEqualTo(Distribution.archive(".tar.gz").getFileName().toString());
        assertThat(file.user()).isEqualTo("10001:10001");
        assertThat(file.healthCheck()).containsExactly("/opt/vtiger-mail-connector/bin/vtiger-mail-connector-alive");
    }

    private static Container image() {
        return new Container(file, Path.of("target"));
    }

    private static void mountSecrets(Container container, HelpDesk desk) throws IOException {
        container.mount(TRUSTED, Files.readAllBytes(TestCertificate.shared().trustStore()));
        container.mount("/run/secrets/vtiger-access-key", HelpDesk.KEY + "\n");
        container.mount("/run/secrets/support-password", desk.mail.password() + "\n");
    }

    /** The settings with the servers of this help desk and their certificate. */
    private static String settings(String from, HelpDesk desk, Map<String, String> further) {
        return ServerSettings.changed(from, desk, TRUSTED, further);
    }
}
