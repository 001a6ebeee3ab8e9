package io.github.vtigermail.testing.mail;

import io.github.vtigermail.testing.FreePort;
import io.github.vtigermail.testing.Patience;
import io.github.vtigermail.testing.TempFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Dovecot 2.3 as a process of its own on the loopback address: IMAP as in real life, with IDLE, MOVE, UIDPLUS
 * and CONDSTORE, Maildir and fsync. Works for root and for anybody else, and leaves neither process nor file behind.
 */
public final class DovecotServer implements MailServer {

    private static final Path PROGRAM = DovecotProcess.find();

    private final TempFolder temp = new TempFolder("dovecot");
    private final DovecotFolder folder = new DovecotFolder(temp.path());
    private final DovecotCommands commands = new DovecotCommands(folder);
    private final int imapsPort = FreePort.find();
    private final int imapPort = FreePort.find();
    private final DovecotMailbox mailbox;
    private DovecotProcess process;

    private final URI introspection;

    /** A running server. */
    public DovecotServer() {
        this(null);
    }

    /** One that takes access tokens too. @param introspection where it asks whose they are */
    public DovecotServer(URI introspection) {
        this.introspection = introspection;
        if (!available()) {
            throw new IllegalStateException("Dovecot 2.3 is not installed");
        }
        mailbox = mailbox(USER, UUID.randomUUID().toString());
        start();
    }

    /** Whether Dovecot 2.3 is installed. */
    public static boolean available() {
        return PROGRAM != null;
    }

    /** Skips the test where Dovecot is not installed, and says what to do about it. */
    public static void assumeAvailable() {
        Assumptions.assumeTrue(available(), "dovecot-imapd 2.3 is not installed: apt-get install dovecot-imapd");
    }

    @Override
    public TestMailbox mailbox() {
        return mailbox;
    }

    @Override
    public TestMailbox addUser(String address, String password) {
        DovecotMailbox added = mailbox(address, password);
        await(added);
        return added;
    }

    private DovecotMailbox mailbox(String address, String password) {
        folder.addUser(address, DovecotMailbox.controlUser(address), password);
        commands.watch(address);
        return new DovecotMailbox(folder, imapPort, address, password);
    }

    @Override
    public int imapsPort() {
        return imapsPort;
    }

    @Override
    public int imapPort() {
        return imapPort;
    }

    @Override
    public void start() {
        if (process != null) {
            return;
        }
        process = new DovecotProcess(PROGRAM, folder.configure(imapsPort, imapPort, introspection));
        await(mailbox);
    }

    private void await(DovecotMailbox ready) {
        try {
            Patience.await().pollInterval(Duration.ofMillis(20)).until(() -> !process.isAlive() || ready.takesLogins());
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("Dovecot takes no login:\n" + folder.log(), e);
        }
        if (!process.isAlive()) {
            throw new IllegalStateException("Dovecot ended:\n" + folder.log());
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    @Override
    public void changeUidValidity() {
        stop();
        try (DirectoryStream<Path> index =
                Files.newDirectoryStream(folder.maildir(USER), "{dovecot-uidlist,dovecot.index*}")) {
            for (Path file : index) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Dovecot keeps what comes after the login only.
     */
    @Override
    public List<String> commands() {
        return commands.commands();
    }

    @Override
    public void clearCommands() {
        commands.clear();
    }

    /** Where the raw logs of a user's connections are: of each a file {@code .in} and a file {@code .out}. */
    public Path rawLog(String user) {
        return folder.rawlog(user);
    }

    /** What Dovecot logged. */
    public String log() {
        return folder.log();
    }

    @Override
    public void close() {
        stop();
        temp.close();
    }
}
