package io.github.vtigermail.ops.settings;

import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.support.Addresses;
import io.github.vtigermail.vtiger.VtigerConfiguration;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.util.StringHelper;

/**
 * The settings, as documented in {@code application.properties}. They are read once and checked together, so that all
 * problems are reported at once.
 *
 * @param vtigerUrl the URL of Vtiger, without a slash at the end
 * @param vtigerUsername the user who makes the comments
 * @param vtigerAccessKey read each time, so that a key that is replaced in its file is used at the next login
 * @param vtigerSessions the number of sessions of a mailbox, and so of its mails processed at the same time
 * @param vtigerSessionMaxAge the age at which a session is replaced
 * @param vtigerConnectTimeout how long to wait for a connection
 * @param vtigerAnswerTimeout how long to wait for an answer
 * @param vtigerUploadTimeout how long it may take to send a request with files
 * @param vtigerSettleTime how long Vtiger may go on making a comment after its request was given up
 * @param vtigerLookUpTime how long the result of a look-up is kept
 * @param vtigerKeepEmoji whether this Vtiger stores characters beyond the BMP
 * @param staff addresses and domains of the staff
 * @param ownAddresses addresses of the mailboxes and of Vtiger: a mail from one of them is a mail loop
 * @param ticketRateMails how many mails within {@code ticketRateTime} a ticket gets before it is held
 * @param files which files of a mail are attached to its comment
 * @param mailboxes the folder of the mailbox files
 * @param standby whether only one connector at a time polls a mailbox
 * @param oauthKey what the refresh tokens of mailboxes are encrypted with
 * @param health the address of the health checks; empty for none
 * @param trustStore what to trust in place of the JDK's certificate authorities
 * @param allowInsecure whether connections to other hosts may do without TLS
 */
public record Settings(
        URI vtigerUrl,
        String vtigerUsername,
        Supplier<String> vtigerAccessKey,
        int vtigerSessions,
        Duration vtigerSessionMaxAge,
        Duration vtigerConnectTimeout,
        Duration vtigerAnswerTimeout,
        Duration vtigerUploadTimeout,
        Duration vtigerSettleTime,
        Duration vtigerRefusalTime,
        Duration vtigerLookUpTime,
        boolean vtigerKeepEmoji,
        Addresses staff,
        Addresses ownAddresses,
        int ticketRateMails,
        Duration ticketRateTime,
        FileLimits files,
        Path mailboxes,
        LedgerSettings ledger,
        boolean standby,
        OAuthKey oauthKey,
        Optional<InetSocketAddress> health,
        Optional<TrustStore> trustStore,
        boolean allowInsecure) {

    static final String MAILBOXES = "routes/mailboxes";
    private static final Duration MILLISECONDS = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Set<String> VTIGER = Set.of("vtiger.url", "vtiger.username", "vtiger.access-key");

    /** PHP's max_file_uploads: PHP silently drops any further file of a request. */
    private static final int MAX_FILES = 20;

    /** What a double click would run, mostly on Windows; and disk images, which hide such files from virus scanners. */
    private static final String BLOCKED_EXTENSIONS =
            "exe, com, bat, cmd, scr, pif, cpl, dll, sys, ocx, drv, msi, msp, mst,"
                    + " msix, msixbundle, appx, appxbundle, appinstaller, application, gadget, js, jse, vbs, vbe, vb, ws, wsf, wsh,"
                    + " wsc, sct, ps1, psm1, ps1xml, hta, jar, jnlp, lnk, url, scf, inf, reg, chm, hlp, msc, xll, diagcab, rdp,"
                    + " settingcontent-ms, appref-ms, library-ms, search-ms, iso, img, vhd, vhdx, app, command, dmg, pkg, apk,"
                    + " desktop, run, sh";

    /** @throws InvalidSettingsException if a setting is missing or wrong */
    public static Settings read(CamelContext context) {
        return read(new SettingsReader(context, Set.of()));
    }

    /**
     * The same, with the settings that the routes and mailbox files name.
     *
     * @param folder the connector's
     * @param unused gets the names of properties that nothing uses, which may be typing errors
     */
    public static Settings read(CamelContext context, Path folder, Consumer<String> unused) {
        SettingsReader reader = new SettingsReader(context, Set.of());
        reader.addSecrets();
        Path mailboxes = Path.of(reader.text("mailboxes", MAILBOXES));
        reader.addRoutes(folder.resolve("routes"), folder.resolve(mailboxes));
        try {
            return read(reader);
        } finally {
            reader.unused().forEach(unused);
        }
    }

    /** The same, but the settings of Vtiger may be missing: see {@link #hasVtiger}. */
    public static Settings readWithOptionalVtiger(CamelContext context) {
        return read(new SettingsReader(context, VTIGER));
    }

    /**
     * As {@link #readWithOptionalVtiger}, for an application whose properties may have names that begin like ours.
     *
     * @param unknown gets the names of those that are none of ours, which may be a typing error
     */
    public static Settings readForApplication(
            CamelContext context, CamelContext application, Consumer<String> unknown) {
        SettingsReader reader = new SettingsReader(context, VTIGER);
        Settings settings = read(reader);
        reader.unknown(application.getPropertiesComponent()).forEach(unknown);
        return settings;
    }

    private static Settings read(SettingsReader reader) {
        reader.addSecrets();
        boolean allowInsecure = reader.flag("allow-insecure");
        Settings settings = new Settings(
                reader.url("vtiger.url", "the address at which you open Vtiger in a browser", allowInsecure),
                reader.required("vtiger.username", "the user who makes the comments"),
                reader.secret("vtiger.access-key", "the user's access key; in Vtiger see My Preferences"),
                reader.number("vtiger.sessions", 4, 1, 64),
                reader.time("vtiger.session-max-age", "20m", SECOND),
                reader.time("vtiger.connect-timeout", "5s", MILLISECONDS),
                reader.time("vtiger.answer-timeout", "60s", MILLISECONDS),
                reader.time("vtiger.upload-timeout", "10m", MILLISECONDS),
                reader.time("vtiger.settle-time", "30s", SECOND),
                reader.time("vtiger.refusal-time", "3m", 24), // a refusal is remembered for a day
                reader.time("vtiger.look-up-time", "60s"),
                reader.flag("vtiger.keep-emoji"),
                reader.addresses("staff"),
                reader.addresses("own-addresses"),
                reader.number("ticket-rate.mails", 20, 1, 1_000_000),
                reader.time("ticket-rate.time", "10m", SECOND),
                new FileLimits(
                        reader.size("files.max-size", "10MB"),
                        reader.size("files.max-size-per-mail", "25MB"),
                        reader.number("files.max-number", MAX_FILES, 0, MAX_FILES),
                        reader.extensions("files.blocked-extensions", BLOCKED_EXTENSIONS)),
                Path.of(reader.text("mailboxes", MAILBOXES)),
                LedgerSettings.read(reader),
                reader.flag("standby"),
                OAuthKey.read(reader),
                reader.address("health.port", "health.host", "127.0.0.1"),
                reader.trustStore("tls.trust-store", "tls.trust-store-password"),
                allowInsecure);
        reader.finish();
        return settings;
    }

    /** How a setting is called that is an option of the component {@code vtiger}. */
    public static String nameOf(String option) {
        return switch (option) {
            case "staff" -> "staff";
            case "allowInsecure" -> "allow-insecure";
            case "sslContextParameters" -> "tls.trust-store";
            default -> "vtiger." + StringHelper.camelCaseToDash(option);
        };
    }

    /** The account at Vtiger, for the component {@code vtiger}. */
    public VtigerConfiguration vtiger() {
        VtigerConfiguration account = new VtigerConfiguration();
        account.setOptionNames(Settings::nameOf);
        account.setUrl(vtigerUrl == null ? null : vtigerUrl.toString());
        account.setUsername(vtigerUsername);
        account.setAccessKeySource(vtigerAccessKey);
        account.setSessions(vtigerSessions);
        account.setSessionMaxAge(vtigerSessionMaxAge.toMillis());
        account.setConnectTimeout(vtigerConnectTimeout.toMillis());
        account.setAnswerTimeout(vtigerAnswerTimeout.toMillis());
        account.setUploadTimeout(vtigerUploadTimeout.toMillis());
        account.setSettleTime(vtigerSettleTime.toMillis());
        account.setLookUpTime(vtigerLookUpTime.toMillis());
        account.setKeepEmoji(vtigerKeepEmoji);
        account.setStaffAddresses(staff);
        account.setAllowInsecure(allowInsecure);
        return account;
    }

    /** Whether Vtiger's URL, user and access key are all set. */
    public boolean hasVtiger() {
        return vtigerUrl != null
                && !vtigerUsername.isEmpty()
                && !vtigerAccessKey.get().isEmpty();
    }
}
