package io.github.vtigermail;

import io.github.vtigermail.ledger.Claims;
import io.github.vtigermail.ledger.CommentTimes;
import io.github.vtigermail.ledger.DeadLetters;
import io.github.vtigermail.ledger.Heartbeat;
import io.github.vtigermail.ledger.Leases;
import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.ledger.LedgerUnavailable;
import io.github.vtigermail.ledger.Places;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.MailboxFiles;
import io.github.vtigermail.mailbox.MailboxLeases;
import io.github.vtigermail.mailbox.MailboxUriFactory;
import io.github.vtigermail.mailbox.MissingValue;
import io.github.vtigermail.ops.AliveFile;
import io.github.vtigermail.ops.HealthPage;
import io.github.vtigermail.ops.LedgerHealth;
import io.github.vtigermail.ops.Settings;
import io.github.vtigermail.route.AddComment;
import io.github.vtigermail.route.AddFileNotice;
import io.github.vtigermail.route.CheckAuthentication;
import io.github.vtigermail.route.CheckSender;
import io.github.vtigermail.route.NoteDeadLetter;
import io.github.vtigermail.route.NoteFault;
import io.github.vtigermail.route.NoteQuarantine;
import io.github.vtigermail.route.ReadMail;
import io.github.vtigermail.route.SubjectHasTicket;
import io.github.vtigermail.route.TicketRate;
import io.github.vtigermail.route.WrittenByAMachine;
import io.github.vtigermail.vtiger.CommentText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
        MissingValue.settingsAreIn(context, settingsFile);
        Settings settings = Settings.read(context);
        Registry beans = context.getRegistry();
        VtigerBeans vtiger = VtigerBeans.bind(context, settings, clock);

        Ledger ledger = Ledger.open(
                settings.ledger().url(),
                settings.ledger().username(),
                settings.ledger().password(),
                clock);
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStopped(CamelContext stopped) {
                ledger.close();
            }
        });
        Heartbeat heartbeat = new Heartbeat(ledger);
        Claims claims = new Claims(ledger, heartbeat, settings.ledger().keep(), settings.vtigerSettleTime(), clock);
        claims.letGoOfTheDead();
        beans.bind("claims", claims);
        DeadLetters deadLetters = new DeadLetters(ledger, clock);
        DeadLetters quarantined = DeadLetters.ofQuarantine(ledger, clock);
        Runnable forget = () -> {
            claims.dropOld();
            deadLetters.dropOld(settings.ledger().keep());
            quarantined.dropOld(settings.ledger().keep());
        };
        regularly(context, "ledger", forget, Duration.ofDays(1));
        if (ledger.isShared()) {
            regularly(context, "heartbeat", heartbeat::beat, Heartbeat.EVERY);
        }

        beans.bind(
                "ticketRate",
                new TicketRate(
                        new CommentTimes(ledger),
                        vtiger.lookUps(),
                        settings.ticketRateMails(),
                        settings.ticketRateTime()));
        beans.bind("subjectHasTicket", new SubjectHasTicket());
        beans.bind("readMail", new ReadMail());
        beans.bind("writtenByAMachine", new WrittenByAMachine());
        beans.bind("checkAuthentication", new CheckAuthentication());
        beans.bind("checkSender", new CheckSender());
        CommentText commentText = new CommentText(settings.vtigerKeepEmoji());
        beans.bind(
                "addComment",
                new AddComment(
                        ledger::uncertainBefore,
                        claims::checkStillHeld,
                        vtiger.sessions(),
                        commentText,
                        settings.files()));
        beans.bind("addFileNotice", new AddFileNotice(vtiger.sessions(), commentText));
        beans.bind("noteFault", new NoteFault(vtiger.health()));
        beans.bind("noteQuarantine", new NoteQuarantine(quarantined));
        beans.bind("noteDeadLetter", new NoteDeadLetter(deadLetters, vtiger.lookUps()));

        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        health.register(vtiger.health());
        health.register(new LedgerHealth(ledger));
        if (settings.health().isPresent()) {
            context.addService(new HealthPage(context, settings.health().get()), true, true);
        }
        Optional<AliveFile> alive = AliveFile.of(System.getenv());
        alive.ifPresent(AliveFile::forget);

        beans.bind("mailboxUriFactory", new MailboxUriFactory());
        MailboxLeases leases = settings.standby() ? new Leases(ledger, heartbeat) : MailboxLeases.NONE;
        context.addComponent("imap", mailboxes(settings, ledger, leases));
        context.addComponent("imaps", mailboxes(settings, ledger, leases));
        context.addStartupListener(new StartupListener() {
            @Override
            public void onCamelContextStarted(CamelContext started, boolean before) {
                // Too early: the routes do not stand yet that the mailboxes lead to.
            }

            @Override
            public void onCamelContextFullyStarted(CamelContext started, boolean before) throws Exception {
                LOG.info("started, Vtiger is {}", settings.vtigerUrl());
                started.addService(new MailboxFiles(folder.resolve(settings.mailboxes())), true, true);
                alive.ifPresent(file -> file.start(started));
            }
        });
        if (settings.allowInsecure()) {
            LOG.warn("allow-insecure = true: mails and passwords may cross the network unencrypted");
        }
    }

    /** Does it in a thread of its own, now and then every so often. */
    private void regularly(CamelContext context, String thread, Runnable work, Duration every) {
        Runnable whateverHappens = () -> {
            try {
                work.run();
            } catch (LedgerUnavailable e) {
                LOG.warn("{}; tried again in {} s", e.getMessage(), every.toSeconds());
            }
        };
        context.getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, thread)
                .scheduleWithFixedDelay(whateverHappens, 0, every.toSeconds(), TimeUnit.SECONDS);
    }

    private static MailboxComponent mailboxes(Settings settings, Ledger ledger, MailboxLeases leases) {
        MailboxComponent component = new MailboxComponent();
        component.setPlaces(new Places(ledger));
        component.setLeases(leases);
        component.setWorkers(settings.vtigerSessions());
        component.setAllowInsecure(settings.allowInsecure());
        component.setOwnAddresses(settings.ownAddresses());
        component.setUseGlobalSslContextParameters(true);
        return component;
    }
}
