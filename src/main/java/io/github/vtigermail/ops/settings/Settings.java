package io.github.vtigermail.ops.settings;

import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.mail.trust.Addresses;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * The settings, as {@code application.properties} documents them: read once, checked together, so that whoever starts the
 * connector reads all that is missing at once.
 *
 * @param vtigerUrl where Vtiger is, without a slash at its end
 * @param vtigerUsername the user in whose name comments are made
 * @param vtigerAccessKey read anew each time: a key that was replaced in its file counts at the next login
 * @param vtigerSessions how many sessions, and so how many mails side by side
 * @param vtigerSessionMaxAge after which a session is replaced
 * @param vtigerConnectTimeout how long to wait for a connection
 * @param vtigerAnswerTimeout how long to wait for an answer
 * @param vtigerUploadTimeout how long a request with files may take to go out
 * @param vtigerSettleTime how long Vtiger may go on working on a comment when nobody waits for its answer any more
 * @param vtigerLookUpTime how long a look-up is good for
 * @param vtigerKeepEmoji whether this Vtiger keeps characters beyond the BMP
 * @param staff addresses and domains of the help desk's own people
 * @param ownAddresses addresses of the mailboxes and of Vtiger: a mail from one of them is a loop
 * @param ticketRateMails how many mails a ticket takes in before it is held
 * @param ticketRateTime within that time
 * @param files which files of a mail go along
 * @param mailboxes the folder of the mailbox files
 * @param ledger where the ledger is
 * @param standby whether one connector at a time works on a mailbox
 * @param health where the page of the health checks listens, if anywhere
 * @param trustStore what is trusted in place of the JDK's certificate authorities
 * @param allowInsecure whether connections without TLS may go to other hosts
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
        Optional<InetSocketAddress> health,
        Optional<TrustStore> trustStore,
        boolean allowInsecure) {

    private static final Duration MILLISECONDS = Duration.ofMillis(100);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Set<String> VTIGER = Set.of("vtiger.url", "vtiger.username", "vtiger.access-key");

    /** PHP's max_file_uploads: it drops the files of a request that are beyond, in silence. */
    private static final int MOST_FILES = 20;

    /** What a double click would run, on Windows above all; and images of disks, which hide that from virus scanners. */
    private static final String BLOCKED_EXTENSIONS =
            "exe, com, bat, cmd, scr, pif, cpl, dll, sys, ocx, drv, msi, msp, mst,"
                    + " msix, msixbundle, appx, appxbundle, appinstaller, application, gadget, js, jse, vbs, vbe, vb, ws, wsf, wsh,"
                    + " wsc, sct, ps1, psm1, ps1xml, hta, jar, jnlp, lnk, url, scf, inf, reg, chm, hlp, msc, xll, diagcab, rdp,"
                    + " settingcontent-ms, appref-ms, library-ms, search-ms, iso, img, vhd, vhdx, app, command, dmg, pkg, apk,"
                    + " desktop, run, sh";

    /** @throws InvalidSettingsException with a line for each setting that is missing or wrong */
    public static Settings read(CamelContext context) {
        return read(new SettingsReader(context, Set.of()));
    }

    /** As {@link #read}, but Vtiger may be missing: see {@link #hasVtiger}. */
    public static Settings readWithOptionalVtiger(CamelContext context) {
        return read(new SettingsReader(context, VTIGER));
    }

    private static Settings read(SettingsReader reader) {
        // First of all, because the others may be secrets.
        reader.readSecrets();
        boolean allowInsecure = reader.truth("allow-insecure");
        Settings settings = new Settings(
                reader.url("vtiger.url", "the address at which you open Vtiger in a browser", allowInsecure),
                reader.required("vtiger.username", "the user in whose name the comments are made"),
                reader.secret("vtiger.access-key", "the user's access key; in Vtiger it stands under My Preferences"),
                reader.number("vtiger.sessions", 4, 1, 64),
                reader.time("vtiger.session-max-age", "20m", SECOND),
                reader.time("vtiger.connect-timeout", "5s", MILLISECONDS),
                reader.time("vtiger.answer-timeout", "60s", MILLISECONDS),
                reader.time("vtiger.upload-timeout", "10m", MILLISECONDS),
                reader.time("vtiger.settle-time", "30s", SECOND),
                reader.time("vtiger.look-up-time", "60s"),
                reader.truth("vtiger.keep-emoji"),
                reader.addresses("staff"),
                reader.addresses("own-addresses"),
                reader.number("ticket-rate.mails", 20, 1, 1_000_000),
                reader.time("ticket-rate.time", "10m", SECOND),
                new FileLimits(
                        reader.size("files.max-size", "10MB"),
                        reader.size("files.max-size-per-mail", "25MB"),
                        reader.number("files.max-number", MOST_FILES, 0, MOST_FILES),
                        reader.extensions("files.blocked-extensions", BLOCKED_EXTENSIONS)),
                Path.of(reader.text("mailboxes", "routes/mailboxes")),
                LedgerSettings.read(reader),
                reader.truth("standby"),
                reader.address("health.port", "health.host", "127.0.0.1"),
                reader.trustStore("tls.trust-store", "tls.trust-store-password"),
                allowInsecure);
        reader.finish();
        return settings;
    }

    /** Whether Vtiger's address, user and key are all set. */
    public boolean hasVtiger() {
        return vtigerUrl != null
                && !vtigerUsername.isEmpty()
                && !vtigerAccessKey.get().isEmpty();
    }
}
