package io.github.vtigermail.testing.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.github.vtigermail.testing.FreePort;
import io.github.vtigermail.testing.Patience;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * GreenMail, in the test's own process: fast, with its mail in memory, and with an SMTP port. Its mail outlives
 * {@link #stop()}, but not {@link #close()}. Where GreenMail is not as a real server is, {@link DovecotServer} tells
 * more.
 */
public final class GreenMailServer implements MailServer {

    private static final String LOOPBACK = "127.0.0.1";

    private final CommandLog commands = new CommandLog();
    private final LastingGreenMail greenMail = new LastingGreenMail(commands);
    private final GreenMailMailbox mailbox;

    /** A running server. */
    public GreenMailServer() {
        greenMail.start();
        mailbox = addUser(USER, UUID.randomUUID().toString());
    }

    /** GreenMail that keeps its mail, users and ports over a stop. */
    private static final class LastingGreenMail extends GreenMail {
        private final CommandLog commands;

        LastingGreenMail(CommandLog commands) {
            super(new ServerSetup[0]);
            this.commands = commands;
            config = new ServerSetup[] {
                new ServerSetup(FreePort.find(), LOOPBACK, ServerSetup.PROTOCOL_IMAPS),
                new ServerSetup(FreePort.find(), LOOPBACK, ServerSetup.PROTOCOL_IMAP),
                new ServerSetup(FreePort.find(), LOOPBACK, ServerSetup.PROTOCOL_SMTP)
            };
            for (ServerSetup setup : config) {
                setup.setServerStartupTimeout(Patience.LIMIT.toMillis());
            }
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
            Map<String, AbstractServer> servers = new HashMap<>();
            for (ServerSetup setup : setups) {
                if (setup.getProtocol().startsWith(ServerSetup.PROTOCOL_IMAP)) {
                    servers.put(setup.getProtocol(), new RecordingImapServer(setup, managers, commands));
                } else {
                    servers.putAll(super.createServices(new ServerSetup[] {setup}, managers));
                }
            }
            return servers;
        }

        @Override
        public synchronized void stop() { // GreenMail's own one forgets users and mail as well
            services.values().forEach(AbstractServer::stopService);
            services.clear();
        }

        int port(String protocol) {
            for (ServerSetup setup : config) {
                if (setup.getProtocol().equals(protocol)) {
                    return setup.getPort();
                }
            }
            throw new IllegalArgumentException(protocol);
        }
    }

    @Override
    public TestMailbox mailbox() {
        return mailbox;
    }

    @Override
    public GreenMailMailbox addUser(String address, String password) {
        return new GreenMailMailbox(greenMail.getManagers(), greenMail.setUser(address, password));
    }

    @Override
    public int imapsPort() {
        return greenMail.port(ServerSetup.PROTOCOL_IMAPS);
    }

    @Override
    public int imapPort() {
        return greenMail.port(ServerSetup.PROTOCOL_IMAP);
    }

    /** The port of SMTP in plain text, which takes mail for any address without a login. */
    public int smtpPort() {
        return greenMail.port(ServerSetup.PROTOCOL_SMTP);
    }

    @Override
    public void start() {
        greenMail.start();
    }

    @Override
    public void stop() {
        greenMail.stop();
    }

    @Override
    public void changeUidValidity() {
        mailbox.changeUidValidity();
    }

    /** As {@link #changeUidValidity}, from a backup that kept no times: all mails look as if they had just arrived. */
    public void restoreWithoutTimes() {
        mailbox.restoreWithoutTimes();
    }

    /** Restores the inbox as it was when it was made: empty, with its UIDVALIDITY, and the UIDs are given once more. */
    public void restoreEmpty() {
        mailbox.restoreEmpty();
    }

    @Override
    public List<String> commands() {
        return commands.commands();
    }

    @Override
    public void clearCommands() {
        commands.clear();
    }

    @Override
    public void close() {
        greenMail.stop();
    }
}
