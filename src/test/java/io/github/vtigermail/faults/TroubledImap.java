package io.github.vtigermail.faults;

import io.github.vtigermail.testing.mail.ImapRelay;
import io.github.vtigermail.testing.mail.MailServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** Stands before an IMAP server's plain-text port, and makes trouble at commands of one's choice. */
final class TroubledImap extends ImapRelay {

    /** What becomes of a command. */
    enum Manner {
        /** The connection breaks before the server has it. */
        CUT_BEFORE,
        /** The server does it, and the connection breaks in the middle of the answer. */
        CUT_IN_ANSWER,
        /** The server does it, and the connection breaks before the answer. */
        CUT_AFTER,
        /** The server says good-bye in place of doing it. */
        BYE,
        /** The server refuses: no room. */
        OVER_QUOTA,
        /** The server refuses: not allowed. */
        NOT_ALLOWED,
        /** SELECT opens the folder for reading only. */
        READ_ONLY
    }

    private static final class Trouble {
        private final Pattern command;
        private final Manner manner;
        private final AtomicInteger left;

        Trouble(Pattern command, Manner manner, int times) {
            this.command = command;
            this.manner = manner;
            this.left = new AtomicInteger(times);
        }

        boolean isMet(String line) {
            return command.matcher(line).find() && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
        }
    }

    private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
    private final AtomicInteger met = new AtomicInteger();

    TroubledImap(MailServer server) {
        super(server);
        begin();
    }

    /** The next so many commands that the pattern is found in meet trouble. */
    void next(int times, String command, Manner manner) {
        troubles.add(new Trouble(Pattern.compile(command), manner, times));
    }

    /** All of them do, until {@link #noMore}. */
    void always(String command, Manner manner) {
        next(Integer.MAX_VALUE, command, manner);
    }

    void noMore() {
        troubles.clear();
    }

    /** How many commands met trouble so far. */
    int met() {
        return met.get();
    }

    @Override
    protected void pass(Socket client, Socket server) {
        AtomicLong answers = new AtomicLong(Long.MAX_VALUE);
        start(() -> commands(client, server, answers));
        start(() -> answers(server, client, answers));
    }

    private void commands(Socket client, Socket server, AtomicLong answers) {
        try (client;
                server;
                InputStream in = new BufferedInputStream(client.getInputStream())) {
            OutputStream out = server.getOutputStream();
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                byte[] passed = meeting(line, client, answers);
                out.write(passed);
                out.flush();
            }
        } catch (IOException e) {
            // One of them is gone, and so is the other.
        }
    }

    private byte[] meeting(byte[] line, Socket client, AtomicLong answers) throws IOException {
        String command = new String(line, StandardCharsets.ISO_8859_1);
        for (Trouble trouble : troubles) {
            if (trouble.isMet(command)) {
                met.incrementAndGet();
                return at(trouble.manner, command, client, answers);
            }
        }
        return line;
    }

    private static byte[] at(Manner manner, String command, Socket client, AtomicLong answers) throws IOException {
        String tag = command.substring(0, Math.max(0, command.indexOf(' ')));
        switch (manner) {
            case CUT_BEFORE -> throw new IOException("cut");
            case CUT_IN_ANSWER -> answers.set(40);
            case CUT_AFTER -> answers.set(0);
            case BYE -> {
                tell(client, "* BYE Server shutting down.\r\n");
                throw new IOException("bye");
            }
            case OVER_QUOTA -> {
                tell(client, tag + " NO [OVERQUOTA] Quota exceeded (mailbox for user is full)\r\n");
                return new byte[0];
            }
            case NOT_ALLOWED -> {
                tell(client, tag + " NO [NOPERM] Permission denied\r\n");
                return new byte[0];
            }
            case READ_ONLY -> {
                return bytes(command.replaceFirst(" SELECT ", " EXAMINE "));
            }
        }
        return bytes(command);
    }

    private static void tell(Socket client, String answer) throws IOException {
        client.getOutputStream().write(bytes(answer));
        client.getOutputStream().flush();
    }

    /** Passes what may still be passed, and breaks off then. */
    private static void answers(Socket server, Socket client, AtomicLong mayPass) {
        try (server;
                client) {
            byte[] buffer = new byte[8192];
            for (int read = server.getInputStream().read(buffer);
                    read >= 0;
                    read = server.getInputStream().read(buffer)) {
                long limit = mayPass.get(); // it may be set meanwhile
                long passing = Math.min(read, limit);
                client.getOutputStream().write(buffer, 0, (int) passing);
                client.getOutputStream().flush();
                if (passing < read) {
                    return;
                }
                if (limit != Long.MAX_VALUE) {
                    mayPass.addAndGet(-passing);
                }
            }
        } catch (IOException e) {
            // One of them is gone, and so is the other.
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
