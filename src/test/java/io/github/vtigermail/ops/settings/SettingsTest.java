package io.github.vtigermail.ops.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.vtigermail.testing.TempFolder;
import io.github.vtigermail.testing.mail.TestCertificate;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All problems with the settings are reported at once, each with what to do about it. */
class SettingsTest {
    private final TempFolder folder = new TempFolder("settings");
    private final CamelContext context = new DefaultCamelContext();
    private final Properties settings = new Properties();

    SettingsTest() {
        set("vtiger.url", "https://crm.acme.example");
        set("vtiger.username", "mailbot");
        set("vtiger.access-key", "key");
    }

    @AfterEach
    void close() throws Exception {
        context.close();
        folder.close();
    }

    @Test
    void settingsHaveDefaults() {
        Settings read = read();

        assertThat(read.vtigerSessions()).isEqualTo(4);
        assertThat(read.vtigerSessionMaxAge()).isEqualTo(Duration.ofMinutes(20));
        assertThat(read.vtigerConnectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(read.vtigerAnswerTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(read.vtigerUploadTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(read.vtigerKeepEmoji()).isFalse();
        assertThat(read.mailboxes()).isEqualTo(Path.of("routes/mailboxes"));
        assertThat(read.ledger().url()).isEqualTo("jdbc:sqlite:data/ledger.db");
        assertThat(read.ledger().keep()).isEqualTo(Duration.ofDays(180));
        assertThat(read.trustStore()).isEmpty();
        assertThat(read.allowInsecure()).isFalse();
        assertThat(read.files().perFile()).isEqualTo(10 * 1024 * 1024);
        assertThat(read.files().perMail()).isEqualTo(25 * 1024 * 1024);
        assertThat(read.files().number()).isEqualTo(20);
    }

    @Test
    void theBlockedExtensionsAreThoseInTheDocumentation() throws Exception {
        Properties documented = new Properties();
        documented.load(new StringReader(
                Files.readString(Path.of("application.properties")).replaceAll("(?m)^#(?=files\\.)", "")));

        Set<String> defaults = read().files().blockedExtensions();
        set("files.blocked-extensions", documented.getProperty("files.blocked-extensions"));

        assertThat(defaults)
                .contains("exe", "js", "lnk", "iso")
                .isEqualTo(read().files().blockedExtensions());
    }

    @Test
    void sizesAndExtensionsMayBeWrittenInSeveralWays() {
        set("files.max-size", "500kB");
        set("files.max-size-per-mail", "7 MB");
        set("files.blocked-extensions", ".EXE, zip,");

        assertThat(read().files().perFile()).isEqualTo(500 * 1024);
        assertThat(read().files().perMail()).isEqualTo(7 * 1024 * 1024);
        assertThat(read().files().blockedExtensions()).containsExactlyInAnyOrder("exe", "zip");
    }

    @ParameterizedTest
    @CsvSource({
        "files.max-size,10,10MB",
        "files.max-size-per-mail,much,10MB",
        "files.max-number,21,0 to 20",
        "files.blocked-extensions,exe bat,commas"
    })
    void aWrongFileLimitIsReportedWithAnExample(String key, String value, String advice) {
        set(key, value);

        assertThat(problems()).singleElement().asString().startsWith(key).contains(advice);
    }

    @Test
    void allInvalidExtensionsAreNamed() {
        set("files.blocked-extensions", "exe, b!t, c m");

        assertThat(problems()).singleElement().asString().endsWith("those with these numbers are none: [2, 3]");
    }

    @Test
    void everyMissingSettingIsReportedWithItsMeaning() {
        settings.clear();

        assertThat(problems())
                .hasSize(3)
                .anySatisfy(line ->
                        assertThat(line).startsWith("vtiger.url is missing").contains("in a browser"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("vtiger.username is missing")
                        .contains("the user"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("vtiger.access-key is missing")
                        .contains("application.properties", "My Preferences"));
    }

    @Test
    void anEmptySettingIsMissing() {
        set("vtiger.username", "  ");

        assertThat(problems()).singleElement().asString().startsWith("vtiger.username is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vtiger.ulr",
                "health.prt",
                "vtiger.accesskey",
                "ledger.keeps",
                "secrets.folder",
                "tls.truststore"
            })
    void aMisspeltSettingIsNamed(String key) {
        set(key, "secret-value");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(key + " is not a setting")
                .doesNotContain("secret-value");
    }

    @Test
    void settingsOfMailboxFilesAndOfCamelAreNotChecked() {
        set("support.host", "mail.example.com");
        set("camel.main.name", "desk");
        set("support.password", "{{env:NO_SUCH_VARIABLE_OF_OURS}}");

        assertThat(read().vtigerUsername()).isEqualTo("mailbot");
    }

    @Test
    void aMissingVariableIsReportedWithWhatToDo() {
        set("vtiger.access-key", "{{env:NO_SUCH_VARIABLE_OF_OURS}}");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("vtiger.access-key")
                .contains("{{env:NO_SUCH_VARIABLE_OF_OURS}}", "set the environment variable NO_SUCH_VARIABLE_OF_OURS");
    }

    @Test
    void aMissingSecretFileIsReportedWithWhatToDo() {
        set("secrets.dir", folder.path().toString());
        set("vtiger.access-key", "{{secret:vtiger-key}}");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("vtiger.access-key")
                .contains("{{secret:vtiger-key}}", "put a file vtiger-key into the folder of the setting secrets.dir");
    }

    @Test
    void aSecretReplacedInItsFileIsUsedFromThenOn() throws Exception {
        set("secrets.dir", folder.path().toString());
        set("vtiger.access-key", "{{secret:vtiger-key}}");
        Files.writeString(folder.path().resolve("vtiger-key"), "first\n");
        Settings read = read();
        assertThat(read.vtigerAccessKey().get()).isEqualTo("first");

        Files.writeString(folder.path().resolve("vtiger-key"), "second\n");

        assertThat(read.vtigerAccessKey().get()).isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a{{y}}b", "{{vtiger.username}}", "}}", "{{env:HOME}}"})
    void aSecretMayLookLikeAPlaceholder(String secret) throws Exception {
        set("secrets.dir", folder.path().toString());
        set("vtiger.access-key", "{{secret:vtiger-key}}");
        Files.writeString(folder.path().resolve("vtiger-key"), secret + "\n");

        assertThat(read().vtigerAccessKey().get()).isEqualTo(secret);
    }

    @Test
    void aValueWithBracesOfNoPlaceholderIsReportedWithoutIt() {
        set("vtiger.access-key", "hunter2{{y}}hunter2");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("vtiger.access-key is not set: ")
                .contains("a value with {{ or }} in it", "{{secret:name}}")
                .doesNotContain("hunter2", "y}}h");
    }

    @Test
    void settingsThatReferToEachOtherAreReported() {
        set("vtiger.username", "{{staff}}");
        set("staff", "{{vtiger.username}}");

        assertThat(problems()).isNotEmpty();
    }

    /** Or a forgotten variable decides, and whatever is written in the file has no effect. */
    @Test
    void whatTheFileSaysTakesPrecedenceOverAVariableOfTheSameName() {
        assumeThat(System.getenv("PATH")).isNotNull();
        set("path", "of the file");
        read();

        assertThat(context.getPropertiesComponent().resolveProperty("path")).contains("of the file");
    }

    @Test
    void aVariableSetsWhatTheFileDoesNot() {
        assumeThat(System.getenv("PATH")).isNotNull();
        read();

        assertThat(context.getPropertiesComponent().resolveProperty("path")).contains(System.getenv("PATH"));
    }

    @ParameterizedTest
    @CsvSource({"'mail\tbot',a tab", "'mail\u200bbot',the invisible character U+200B"})
    void aControlCharacterIsNamedWithItsSetting(String value, String what) {
        set("vtiger.username", value.translateEscapes());

        assertThat(problems()).containsExactly("vtiger.username contains " + what + "; remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ufeffkey", "key\u00a0", "\tkey \n"})
    void whatCannotBeSeenAtTheEndsIsNotPartOfAValue(String key) {
        set("vtiger.access-key", key);

        assertThat(read().vtigerAccessKey().get()).isEqualTo("key");
    }

    @Test
    void aLostLineEndIsNoticedAndTheKeyBehindItIsNotShown() {
        set("vtiger.url", "https://crm.example.comvtiger.access-key=hunter2");

        assertThat(problems())
                .contains("vtiger.url contains an =; is a line end missing before the next setting?")
                .noneMatch(problem -> problem.contains("hunter2"));
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "5s,PT5S", "20m,PT20M", "12h,PT12H", "180d,PT4320H", "' 5s ',PT5S"})
    void aTimeIsANumberWithAUnit(String text, Duration time) {
        set("vtiger.answer-timeout", text);

        assertThat(read().vtigerAnswerTimeout()).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "5 s", "s", "-5s", "5sec", "PT5S", "9999999999d", "1.5h", "٥s"})
    void anInvalidTimeIsReportedWithExamples(String text) {
        set("vtiger.answer-timeout", text);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("vtiger.answer-timeout must be a time")
                .contains("500ms, 5s, 20m");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65", "-1", "four", "4.0", "99999999999"})
    void aNumberOutOfRangeIsReportedWithTheRange(String text) {
        set("vtiger.sessions", text);

        assertThat(problems()).containsExactly("vtiger.sessions must be a number from 1 to 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1", "on"})
    void anythingButTrueOrFalseIsReported(String text) {
        set("vtiger.keep-emoji", text);

        assertThat(problems()).containsExactly("vtiger.keep-emoji must be true or false");
    }

    @Test
    void theAddressOfTheExampleIsReported() {
        set("vtiger.url", "https://crm.example.com/");

        assertThat(problems())
                .containsExactly("vtiger.url is still that of the example: set it to the address at which you open "
                        + "Vtiger in a browser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:postgres://db/mail?password=hunter2", "postgresql://u:hunter2@db/mail", "data/hunter2.db"})
    void anotherDatabaseThanThoseOfTheLedgerIsReportedWithoutItsUrl(String url) {
        set("ledger.url", url);

        assertThat(problems())
                .containsExactly("ledger.url must be a JDBC URL that begins with jdbc:sqlite: or jdbc:postgresql:");
    }

    /** Refusals are forgotten after a day: a longer time would never be over. */
    @Test
    void theTimeOfRefusalsHasALimit() {
        set("vtiger.refusal-time", "25h");

        assertThat(problems()).containsExactly("vtiger.refusal-time is too long: it must be at most 24h");
    }

    @Test
    void allProblemsAreReportedAtOnce() {
        set("vtiger.url", "http://crm.example.com");
        set("vtiger.username", "");
        set("vtiger.sessions", "0");
        set("vtiger.answer-timeout", "soon");
        set("ledger.kept", "1d");

        assertThat(problems()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource({
        "https://crm.acme.example,https://crm.acme.example",
        "https://crm.acme.example/,https://crm.acme.example",
        "https://crm.acme.example/vtiger//,https://crm.acme.example/vtiger",
        "https://crm.acme.example/index.php,https://crm.acme.example",
        "https://crm.acme.example/vtiger/index.php?module=Home&view=List,https://crm.acme.example/vtiger",
        "https://crm.acme.example/webservice.php,https://crm.acme.example",
        "https://crm.acme.example:8443/crm,https://crm.acme.example:8443/crm"
    })
    void theAddressMayBeThatOfTheBrowser(String text, URI url) {
        set("vtiger.url", text);

        assertThat(read().vtigerUrl()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "crm.example.com",
                "ftp://crm.example.com",
                "https://",
                "https:///crm",
                "https://user:pass@crm.example.com",
                "https://crm.example.com/?a=b",
                "https://crm example.com",
                "file:///etc/passwd"
            })
    void anInvalidAddressIsReportedWithAnExample(String text) {
        set("vtiger.url", text);

        assertThat(problems()).containsExactly("vtiger.url is not an address such as https://crm.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1/vtiger", "http://no-such-host.invalid", "http://0.0.0.0"})
    void anUnencryptedAddressIsReported(String url) {
        set("vtiger.url", url);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("vtiger.url begins with http:")
                .contains("allow-insecure = true");
    }

    @Test
    void anUnencryptedAddressIsAllowedExplicitly() {
        set("vtiger.url", "http://192.0.2.1/vtiger");
        set("allow-insecure", "true");

        assertThat(read().vtigerUrl()).isEqualTo(URI.create("http://192.0.2.1/vtiger"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost/vtiger", "http://[::1]:8080"})
    void anUnencryptedLoopbackAddressIsAllowed(String url) {
        set("vtiger.url", url);

        assertThat(read().vtigerUrl()).isEqualTo(URI.create(url));
    }

    @Test
    void aValidTrustStoreIsAccepted() {
        set("tls.trust-store", TestCertificate.shared().trustStore().toString());
        set("tls.trust-store-password", TestCertificate.shared().password());

        assertThat(read().trustStore()).isPresent();
    }

    @Test
    void anUnusableTrustStoreIsReportedAtTheStart() throws Exception {
        Path notOne = Files.writeString(folder.path().resolve("store.p12"), "not a store");
        for (Map.Entry<Path, String> wrong : Map.of(
                        folder.path().resolve("missing.p12"),
                        "which cannot be read",
                        notOne,
                        "which cannot be opened",
                        TestCertificate.shared().trustStore(),
                        "see tls.trust-store-password")
                .entrySet()) {
            set("tls.trust-store", wrong.getKey().toString());
            set("tls.trust-store-password", "wrong-password");

            assertThat(problems())
                    .singleElement()
                    .asString()
                    .startsWith("tls.trust-store names " + wrong.getKey())
                    .contains(wrong.getValue())
                    .doesNotContain("wrong-password");
        }
    }

    private void set(String key, String value) {
        settings.setProperty(key, value);
    }

    private Settings read() {
        context.getPropertiesComponent().setInitialProperties(settings);
        return Settings.read(context);
    }

    private List<String> problems() {
        InvalidSettingsException bad = catchThrowableOfType(InvalidSettingsException.class, this::read);
        assertThat(bad).as("problems").isNotNull();
        return bad.problems();
    }
}
