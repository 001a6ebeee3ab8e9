package io.github.vtigermail.endtoend;

import static io.github.vtigermail.endtoend.HelpDesk.about;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.vtigermail.testing.ConnectorProcess;
import io.github.vtigermail.testing.Distribution;
import io.github.vtigermail.testing.PlainUser;
import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The distribution on a server: unpacked into an empty folder and run from there by a user without write access to it. */
@Execution(ExecutionMode.CONCURRENT)
class DistributionIT {
    private static final String LICENCES = System.getProperty("licences.allowed");
    private static Distribution distribution;

    private final TempFolder server = new TempFolder("server");

    @BeforeAll
    static void unpack() {
        distribution = Distribution.tar();
    }

    @AfterAll
    static void remove() {
        distribution.close();
    }

    @BeforeEach
    void make() throws IOException {
        Distribution.open(server.path());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anUnprivilegedUserRunsItFromAReadOnlyFolder() throws Exception {
        try (HelpDesk desk = new HelpDesk()) {
            ServerFolders folders = ServerFolders.in(server.path()).configured(distribution, desk);
            Map<String, String> program = Distribution.contents(distribution.home());
            Map<String, String> configuration = Distribution.contents(folders.configuration());
            byte[] mail = about("TT1 from a server");
            desk.mail.deliver(mail);

            try (ConnectorProcess connector = service(folders)) {
                desk.awaitSettled(mail);
                assertThat(PlainUser.uid(connector.pid())).isNotZero();
                connector.terminate();
                assertThat(connector.exitCode()).isEqualTo(143);
                assertThat(connector.output()).noneMatch(line -> line.contains(" WARN ") || line.contains(" ERROR "));
            }

            assertThat(desk.comments("TT1")).hasSize(1);
            assertThat(Distribution.contents(distribution.home())).isEqualTo(program);
            assertThat(Distribution.contents(folders.configuration())).isEqualTo(configuration);
            assertThat(folders.data().resolve("data")).isNotEmptyDirectory();
        }
    }

    /** By the recipe that docs/server.md had, it looked for the ledger beside the settings, and listed no reason. */
    @Test
    void theCommandsForAServiceFindItsSettingsItsSecretsAndItsLedger() throws Exception {
        try (HelpDesk desk = new HelpDesk()) {
            ServerFolders folders = ServerFolders.in(server.path()).configured(distribution, desk);
            byte[] mail = about("TT4711 unknown");
            desk.mail.deliver(mail);
            Files.write(server.path().resolve("mail.eml"), about("TT1 what would become of it?"));

            try (ConnectorProcess connector = service(folders)) {
                desk.awaitIn("Failed", mail);
                assertThat(connector.isAlive()).isTrue();
                assertThat(command(folders, 0, "dead-letters", "list"))
                        .contains("ticket=TT4711 reason=UNKNOWN_TICKET")
                        .doesNotContain("cannot");
                assertThat(command(folders, 0, "explain", "--mailbox", "support", "--text", "mail.eml"))
                        .contains("TT1 what would become of it?");
            }
            assertThat(command(folders, 0, "dead-letters", "list")).contains("reason=UNKNOWN_TICKET");
            assertThat(command(folders, 2)).contains("which command?");
        }
    }

    private static ConnectorProcess service(ServerFolders folders) {
        return ConnectorProcess.in(folders.data())
                .program(words(PlainUser.prefix(), distribution.program()))
                .env("VTIGER_MAIL_CONFIG", folders.configuration().toString())
                .env("CREDENTIALS_DIRECTORY", folders.secrets().toString())
                .env("JAVA_HOME", System.getProperty("java.home"))
                .start();
    }

    /** Run in a folder that is none of the service's. */
    private String command(ServerFolders folders, int exitCode, String... words) throws Exception {
        return ended(
                exitCode,
                Stream.concat(
                                Stream.of(
                                        "env",
                                        "VTIGER_MAIL_CONFIG=" + folders.configuration(),
                                        "CREDENTIALS_DIRECTORY=" + folders.secrets(),
                                        "VTIGER_MAIL_STATE=" + folders.data(),
                                        distribution
                                                .path("bin/vtiger-mail-command")
                                                .toString()),
                                Stream.of(words))
                        .toArray(String[]::new));
    }

    @Test
    void theZipContainsTheSameAsTheTar() {
        try (Distribution zip = Distribution.zip()) {
            assertThat(Distribution.contents(zip.home())).isEqualTo(Distribution.contents(distribution.home()));
        }
    }

    @Test
    void theScriptFindsItsFolderThroughLinksAndNamesWithSpaces() throws Exception {
        Path program = Files.createSymbolicLink(server.path().resolve("program of ours"), distribution.home());
        Path folder = Files.createDirectories(server.path().resolve("usr local/bin"));
        Path absolute =
                Files.createSymbolicLink(folder.resolve("absolute"), program.resolve("bin/vtiger-mail-connector"));
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));

        assertThat(ended(0, relative.toString(), "--version")).startsWith("vtiger-mail-connector ");
        assertThat(ended(0, "sh", relative.toString(), "--version")).startsWith("vtiger-mail-connector ");
    }

    @Test
    void optionsOfTheUserOverrideThoseOfTheScript() throws Exception {
        assertThat(ended(0, "env", "JAVA_OPTS=-XX:+PrintFlagsFinal", distribution.program(), "--version"))
                .containsPattern("MaxHeapSize +=? +" + 96 * 1024 * 1024);
        assertThat(ended(0, "env", "JAVA_OPTS=-Xmx64m -XX:+PrintFlagsFinal", distribution.program(), "--version"))
                .containsPattern("MaxHeapSize +=? +" + 64 * 1024 * 1024);
    }

    @Test
    void withoutJavaItSaysWhatToDo() throws Exception {
        assertThat(ended(2, "env", "JAVA_HOME=/nowhere", distribution.program()))
                .contains("Java 17 or later", "/nowhere/bin/java", "JAVA_HOME");
    }

    @Test
    void commandsWorkInTheUnpackedFolder() throws Exception {
        Path mail = server.path().resolve("mail.eml");
        Files.write(mail, about("TT1 what would become of it?"));

        String explained =
                Distribution.run(distribution.home(), distribution.program(), "explain", "--text", mail.toString());

        assertThat(explained).contains("TT1 what would become of it?");
    }

    @Test
    void aFolderWithoutSettingsIsReported() throws Exception {
        assertThat(ended(2, "env", "VTIGER_MAIL_CONFIG=" + server.path(), distribution.program()))
                .contains("application.properties is missing in " + server.path(), "VTIGER_MAIL_CONFIG");
    }

    @Test
    void eachJarIsInTheSbomAndInTheListOfLicences() throws IOException {
        List<String> jars;
        try (Stream<Path> files = Files.list(distribution.path("lib"))) {
            jars = files.map(file -> file.getFileName().toString()).sorted().toList();
        }
        List<String> sbom = new ArrayList<>();
        for (JsonNode component :
                new ObjectMapper().readTree(distribution.read("bom.json")).path("components")) {
            sbom.add(component.path("name").asText() + "-"
                    + component.path("version").asText() + ".jar");
            assertThat(component.path("licenses")).as("licences of %s", sbom).isNotEmpty();
        }
        assertThat(jars).isNotEmpty().containsExactlyElementsOf(new TreeSet<>(sbom));

        List<String[]> rows = distribution
                .read("THIRD-PARTY.md")
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| jar") && !line.startsWith("| ---"))
                .map(line -> line.split(" ?\\| ?"))
                .toList();
        assertThat(rows).extracting(row -> row[1] + "-" + row[2] + ".jar").containsExactlyInAnyOrderElementsOf(jars);
        List<String> allowed = List.of(LICENCES.split("\\|"));
        assertThat(rows).allSatisfy(row -> {
            assertThat(allowed).as(row[1]).contains(row[3]);
            assertThat(licenceText(row[1], row[3])).isNotEmptyFile();
        });
    }

    @Test
    void aLicenceThatIsNotAllowedStopsTheBuild() throws Exception {
        String output = ended(
                1,
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-o",
                "-B",
                "-f",
                Path.of("pom.xml").toAbsolutePath().toString(),
                "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                "-Dlicences.allowed=" + LICENCES.replace("|BSD-3-Clause", ""),
                "license:add-third-party@third-party");

        assertThat(output).contains("License: 'BSD-3-Clause' used by", "com.google.re2j:re2j:1.8", "BUILD FAILURE");
    }

    @Test
    void nothingInsideRevealsWhereItWasBuilt() throws IOException {
        for (String name : List.of("bom.json", "THIRD-PARTY.md")) {
            assertThat(distribution.read(name))
                    .doesNotContain(Path.of("").toAbsolutePath().toString(), System.getProperty("user.home") + "/.m2");
        }
    }

    /** The licence text in the jar, or else the one that THIRD-PARTY.md names. */
    private static Path licenceText(String jar, String licence) throws IOException {
        Path licences = distribution.path("licenses");
        Path own = licences.resolve(jar + "-jar");
        if (Files.exists(own)) {
            try (Stream<Path> texts = Files.walk(own)) {
                Optional<Path> text = texts.filter(
                                file -> file.getFileName().toString().matches(".*(LICEN[CS]E|COPYING).*"))
                        .filter(Files::isRegularFile)
                        .findFirst();
                if (text.isPresent()) {
                    return text.get();
                }
            }
        }
        Path ofTheJar = licences.resolve(jar + ".txt");
        if (Files.exists(ofTheJar)) {
            return ofTheJar;
        }
        return licence.equals("Apache-2.0") ? distribution.path("LICENSE") : licences.resolve(licence + ".txt");
    }

    private String ended(int exitCode, String... command) throws Exception {
        try (ConnectorProcess process = ConnectorProcess.in(server.path())
                .program(command)
                .env("JAVA_HOME", System.getProperty("java.home"))
                .start()) {
            assertThat(process.exitCode()).as("%s", process.output()).isEqualTo(exitCode);
            return String.join("\n", process.output());
        }
    }

    private static String[] words(List<String> prefix, String program) {
        return Stream.concat(prefix.stream(), Stream.of(program)).toArray(String[]::new);
    }

    /** The folders of a server as docs/server.md sets it up. */
    record ServerFolders(Path configuration, Path secrets, Path data) {

        static ServerFolders in(Path root) throws IOException {
            return new ServerFolders(
                    Files.createDirectories(root.resolve("etc")),
                    Files.createDirectories(root.resolve("secrets")),
                    Files.createDirectories(root.resolve("state")));
        }

        /** The settings and routes of the distribution, with the changes of an administrator. */
        ServerFolders configured(Distribution from, HelpDesk desk) throws IOException {
            Distribution.run(configuration, "cp", "-R", from.path("routes").toString(), ".");
            Distribution.run(configuration, "chmod", "-R", "u+w,a+rX", ".");
            Path trusted = configuration.resolve("trusted.p12");
            Files.copy(TestCertificate.shared().trustStore(), trusted, StandardCopyOption.REPLACE_EXISTING);
            Distribution.run(configuration, "chmod", "a+r", trusted.toString());
            Files.writeString(
                    configuration.resolve("application.properties"),
                    ServerSettings.changed(from.read("application.properties"), desk, trusted.toString(), Map.of()));
            Files.writeString(secrets.resolve("vtiger-access-key"), HelpDesk.KEY + "\n");
            Files.writeString(secrets.resolve("support-password"), desk.mail.password() + "\n");
            PlainUser.give(secrets);
            PlainUser.give(data);
            return this;
        }
    }
}
