package io.github.vtigermail.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.Mails;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The applications of {@code examples/}, built as other people build them: Maven projects that only have the dependency.
 * They run as processes. The profile {@code applications} builds them.
 */
class ApplicationsIT {
    private static final Path BUILT = Path.of("target/applications").toAbsolutePath();
    /** Longer than the two minutes after which a mailbox is looked at that the mail server said nothing of. */
    private final HelpDesk desk = new HelpDesk();

    private final TempFolder folder = new TempFolder("application");

    @AfterEach
    void close() {
        desk.close();
        folder.close();
    }

    @ParameterizedTest
    @CsvSource({"camel-main,camel-main", "spring-boot,spring-boot", "kamelets,kamelets", "camel-main,kamelets"})
    void aMailBecomesOneCommentAndTheOtherMailsAreWhereTheyBelong(String application, String libraries)
            throws Exception {
        byte[] mail = HelpDesk.about("TT1 Slartibartfast cannot log in");
        byte[] other = Mails.to(desk.mail.user()).subject("Newsletter").build();
        byte[] unknown = HelpDesk.about("TT999 nobody knows that one");
        desk.mail.deliver(other);
        desk.mail.deliver(unknown);
        desk.mail.deliver(mail);

        try (ConnectorProcess process = start(application, libraries)) {
            process.awaitLine(line -> line.contains("ticket=TT1 outcome=DONE"));
            desk.awaitSettled(mail);
            desk.awaitIn("Failed", unknown);
            assertThat(desk.comments("TT1")).singleElement().asString().contains("Slartibartfast cannot log in");
            assertThat(desk.isUnread(other)).isTrue();

            byte[] later = HelpDesk.about("TT2 and again");
            desk.mail.deliver(later);
            desk.awaitSettled(later);
            desk.mail.deliver(later);
            process.awaitLine(line -> line.contains("ticket=TT2 outcome=DUPLICATE"));
            assertThat(desk.comments("TT2")).hasSize(1);

            process.terminate();
            assertThat(process.exitCode()).isIn(0, 143);
            assertThat(process.output())
                    .as("secrets, session names and the content of mails")
                    .noneMatch(line -> Stream.concat(
                                    desk.vtiger.secretsGivenOut().stream(),
                                    Stream.of(HelpDesk.KEY, desk.mail.password(), "Slartibartfast", "cannot log in"))
                            .anyMatch(line::contains));
        }
        try (ConnectorProcess again = start(application, libraries)) {
            byte[] last = HelpDesk.about("TT3 after the restart");
            desk.mail.deliver(last);
            again.awaitLine(line -> line.contains("ticket=TT3 outcome=DONE"));
            assertThat(desk.comments("TT1")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel-main", "spring-boot", "kamelets"})
    void aWrongKeyIsReportedWithoutAStackTraceAndTheMailWaits(String application) throws Exception {
        desk.vtiger.setAccessKey("mailbot", "another");
        byte[] mail = HelpDesk.about("TT1 nobody is let in");
        desk.mail.deliver(mail);

        try (ConnectorProcess process = start(application, application)) {
            process.awaitLine(line -> line.contains("ticket=TT1 outcome=UNSETTLED"));
            process.terminate();
            assertThat(process.exitCode()).isIn(0, 143);
            assertThat(process.output())
                    .anyMatch(line -> line.contains("Vtiger refuses the login"))
                    .noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
        }
        assertThat(desk.isUnread(mail)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel-main", "spring-boot", "kamelets"})
    void ourJarBringsNoLoggingBackendAndNoWebServer(String application) throws IOException {
        List<String> jars = jars(application);
        List<String> theirs = application.equals("spring-boot") ? List.of("logback", "log4j-to-slf4j") : List.of();
        assertThat(jars).anyMatch(jar -> jar.startsWith("vtiger-mail-connector"));
        for (String unwanted : List.of(
                "logback",
                "log4j-core",
                "log4j-to-slf4j",
                "log4j-slf4j",
                "slf4j-jdk14",
                "jetty",
                "netty",
                "vertx",
                "undertow",
                "tomcat",
                "camel-servlet")) {
            if (!theirs.contains(unwanted)) {
                assertThat(jars).as(unwanted).noneMatch(jar -> jar.contains(unwanted));
            }
        }
    }

    private static List<String> jars(String application) throws IOException {
        Path lib = BUILT.resolve(application).resolve("target/lib");
        if (Files.isDirectory(lib)) {
            try (Stream<Path> all = Files.list(lib)) {
                return all.map(jar -> jar.getFileName().toString()).toList();
            }
        }
        try (java.util.zip.ZipFile jar =
                new java.util.zip.ZipFile(jar(application).toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName().replace("BOOT-INF/lib/", ""))
                    .filter(name -> name.endsWith(".jar"))
                    .toList();
        }
    }

    private static Path jar(String application) {
        return BUILT.resolve(application).resolve("target/application.jar");
    }

    /**
     * With the example's own settings, in which only the values are others.
     *
     * @param libraries the example whose libraries it has: the Kamelets' are those of the older Camel
     */
    private ConnectorProcess start(String application, String libraries) throws IOException {
        String settings =
                Files.readString(BUILT.resolve(application).resolve("src/main/resources/application.properties"));
        settings = set(settings, "url", desk.vtiger.url());
        settings = set(settings, "host", desk.mail.host() + ":" + desk.mail.imapsPort());
        settings = set(settings, "support\\.username", desk.mail.user());
        settings += "ledger.url = jdbc:sqlite:data/ledger.db\nvtiger.settle-time = 1s\n"
                + "tls.trust-store = " + TestCertificate.shared().trustStore() + "\n"
                + "tls.trust-store-password = " + TestCertificate.shared().password() + "\n";
        Files.writeString(folder.path().resolve("application.properties"), settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                application.equals("spring-boot")
                        ? List.of("-jar", jar(application).toString())
                        : List.of(
                                "-cp",
                                ".:" + BUILT.resolve(application).resolve("target/classes") + ":"
                                        + BUILT.resolve(libraries).resolve("target/lib/*"),
                                "org.apache.camel.main.Main"));
        return ConnectorProcess.in(folder.path())
                .program(command.toArray(String[]::new))
                .env("VTIGER_ACCESS_KEY", HelpDesk.KEY)
                .env("SUPPORT_PASSWORD", desk.mail.password())
                .start();
    }

    private static String set(String settings, String key, String value) {
        return settings.replaceAll("(?m)^([\\w.-]*" + key + " = ).*$", "$1" + value);
    }
}
