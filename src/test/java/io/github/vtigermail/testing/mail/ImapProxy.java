package io.github.vtigermail.testing.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands before the plain-text port of an IMAP server and is as servers and networks are that do not do IDLE well. For a
 * client, it is the server.
 */
public final class ImapProxy extends ImapRelay {

    /** What becomes of an IDLE. */
    public enum Idling {
        /** What the server makes of it. */
        AS_IT_IS,
        /** It is not among the capabilities. */
        NOT_OFFERED,
        /** It is answered, and ended in the same moment. */
        ENDED_AT_ONCE,
        /** The connection is closed. */
        CONNECTION_CLOSED
    }

    private final AtomicInteger idles = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Idling idling = Idling.AS_IT_IS;
    private volatile int deadUpTo;
    private volatile String rewritten = "^$";
    private volatile String rewriting = "";
    private final AtomicReference<Before> before = new AtomicReference<>();

    private record Before(String words, Runnable task) {}

    /** Before the server's port of IMAP in plain text. */
    public ImapProxy(MailServer server) {
        super(server);
        begin();
    }

    public void idling(Idling manner) {
        idling = manner;
    }

    /** The connections of now go dead: nothing comes through any more, and nobody is told. */
    public void die() {
        deadUpTo = connections.get();
    }

    /** Runs a task before the next command that contains these words is passed on to the server. */
    public void beforeCommand(String words, Runnable task) {
        before.set(new Before(words, task));
    }

    /** Replaces the first match of a regular expression in each line of the server. */
    public void rewrite(String regex, String replacement) {
        rewriting = replacement;
        rewritten = regex;
    }

    /** How many IDLEs there were. */
    public int idles() {
        return idles.get();
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    @Override
    protected void pass(Socket client, Socket server) {
        int number = connections.incrementAndGet();
        start(() -> pass(client, server, number, true));
        start(() -> pass(server, client, number, false));
    }

    private void pass(Socket from, Socket to, int number, boolean commands) {
        try (from;
                to;
                InputStream in = new BufferedInputStream(from.getInputStream())) {
            OutputStream out = to.getOutputStream();
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                if (number <= deadUpTo) {
                    continue;
                }
                String text = new String(line, StandardCharsets.ISO_8859_1);
                if (commands) {
                    runBefore(text);
                }
                if (commands && text.strip().endsWith(" IDLE")) {
                    idles.incrementAndGet();
                    if (!passIdle(text, from)) {
                        continue;
                    }
                }
                if (!commands) {
                    line = text.replaceFirst(rewritten, rewriting).getBytes(StandardCharsets.ISO_8859_1);
                }
                if (!commands && idling == Idling.NOT_OFFERED && text.contains("CAPABILITY")) {
                    line = text.replace(" IDLE", "").getBytes(StandardCharsets.ISO_8859_1);
                }
                out.write(line);
                out.flush();
            }
        } catch (IOException e) {
            // One of them is gone, and so is the other.
        }
    }

    private void runBefore(String command) {
        Before due = before.get();
        if (due != null && command.contains(due.words()) && before.compareAndSet(due, null)) {
            due.task().run();
        }
    }

    private boolean passIdle(String command, Socket client) throws IOException {
        if (idling == Idling.CONNECTION_CLOSED) {
            throw new IOException("no IDLE here");
        }
        if (idling == Idling.ENDED_AT_ONCE) {
            String tag = command.substring(0, command.indexOf(' '));
            client.getOutputStream()
                    .write(("+ idling\r\n" + tag + " OK no more\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return false;
        }
        return true;
    }
}
