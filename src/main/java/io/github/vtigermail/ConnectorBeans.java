package io.github.vtigermail;

import io.github.vtigermail.library.MailLedger;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.file.MailboxFiles;
import io.github.vtigermail.mailbox.options.MailboxScheme;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.ops.health.AliveFile;
import io.github.vtigermail.ops.health.HealthServer;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.ops.startup.FirstLogin;
import io.github.vtigermail.ops.startup.RouteFiles;
import io.github.vtigermail.route.CheckAuthentication;
import io.github.vtigermail.route.CheckSender;
import io.github.vtigermail.route.DraftComment;
import io.github.vtigermail.route.IsAutomatic;
import io.github.vtigermail.route.NoteAutomatic;
import io.github.vtigermail.route.NoteDeadLetter;
import io.github.vtigermail.route.NoteFault;
import io.github.vtigermail.route.NoteQuarantine;
import io.github.vtigermail.route.NoteRefusal;
import io.github.vtigermail.route.ReadMail;
import io.github.vtigermail.route.Refusals;
import io.github.vtigermail.route.SubjectHasNoTicket;
import io.github.vtigermail.route.TicketRate;
import io.github.vtigermail.support.MissingValue;
import io.github.vtigermail.vtiger.VtigerComponent;
import io.github.vtigermail.vtiger.WithSession;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.CamelConfiguration;
import org.apache.camel.CamelContext;
import org.apache.camel.StartupListener;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the beans that the routes name, by the settings, and binds them under these names. */
final class ConnectorBeans implements CamelConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(Connector.class);

    private final Path folder;
    private final String settingsFile;
    private final Clock clock = Clock.systemUTC();

    /**
     * @param folder what relative paths of the settings are relative to
     * @param settingsFile what the settings are written in, for people
     */
    ConnectorBeans(Path folder, String settingsFile) {
        this.folder = folder;
        this.settingsFile = settingsFile;
    }

    @Override
    public void configure(CamelContext context) throws Exception {
        MissingValue.setSettingsFile(context, settingsFile);
        Settings settings = Settings.read(
                context,
                folder,
                unused -> LOG.warn(
                        "{} in {} is used nowhere: it is no setting, and no route names it; correct or remove it",
                        unused,
                        settingsFile));
        Registry beans = context.getRegistry();
        VtigerComponent vtiger = VtigerSetup.add(context, settings);
        FirstLogin firstLogin = // a wrong setting stops the start
                new FirstLogin(vtiger.account(), settings.vtigerUrl(), settings.vtigerUsername());

        MailLedger ledger = MailLedger.open(context, settings, clock);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopped(CamelContext stopped) {
                ledger.close();
            }
        });
        beans.bind("claims", ledger.claims());
        beans.bind(
                "ticketRate",
                new TicketRate(
                        ledger.commentTimes(),
                        (number, record) -> vtiger.account().knownTicket(number, record),
                        settings.ticketRateMails(),
                        settings.ticketRateTime()));
        beans.bind("subjectHasNoTicket", new SubjectHasNoTicket());
        beans.bind("readMail", new ReadMail());
        beans.bind("isAutomatic", new IsAutomatic());
        beans.bind("noteAutomatic", new NoteAutomatic());
        beans.bind("checkAuthentication", new CheckAuthentication());
        beans.bind("withSession", new WithSession(vtiger));
        beans.bind("checkSender", new CheckSender());
        beans.bind("draftComment", new DraftComment(vtiger.account().commentText(), settings.files()));
        beans.bind("noteFault", new NoteFault());
        beans.bind("noteQuarantine", new NoteQuarantine(ledger.quarantined()));
        NoteDeadLetter noteDeadLetter = new NoteDeadLetter(ledger.deadLetters());
        beans.bind("noteDeadLetter", noteDeadLetter);
        Refusals refusals = new Refusals(settings.vtigerRefusalTime());
        beans.bind("refusals", refusals);
        beans.bind("noteRefusal", new NoteRefusal(refusals, noteDeadLetter));

        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        health.register(ledger.health());
        if (settings.health().isPresent()) {
            context.addService(new HealthServer(context, settings.health().get()), true, true);
        }
        Optional<AliveFile> alive = AliveFile.fromEnvironment(System.getenv());
        alive.ifPresent(AliveFile::deleteStale);

        beans.bind("mailboxUriFactory", new MailboxUriFactory());
        context.addComponent(MailboxScheme.IMAPS, mailboxes(ledger));
        context.addComponent(MailboxScheme.IMAP, mailboxes(ledger));
        context.addStartupListener(new StartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext started, boolean before) {
                // Too early: the routes that mailboxes lead to are not there yet.
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext started, boolean before) throws Exception {
                Path mailboxes = folder.resolve(settings.mailboxes());
                RouteFiles.check(started, folder.resolve("routes"), mailboxes);
                firstLogin.start(started);
                started.addService(new MailboxFiles(mailboxes), true, true);
                alive.ifPresent(file -> file.start(started));
                LOG.info("the connector has started");
            }
        });
        if (settings.allowInsecure()) {
            LOG.warn("allow-insecure = true: mails and passwords may cross the network unencrypted");
        }
    }

    private static MailboxComponent mailboxes(MailLedger ledger) {
        MailboxComponent component = new MailboxComponent();
        ledger.serve(component);
        component.setUseGlobalSslContextParameters(true);
        return component;
    }
}
