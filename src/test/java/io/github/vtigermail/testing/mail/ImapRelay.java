package io.github.vtigermail.testing.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands before the plain-text port of an IMAP server; for a client, it is the server. What passes, and how, is for those who
 * extend it to say.
 */
public abstract class ImapRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final int serverPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    protected ImapRelay(MailServer server) {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        serverPort = server.imapPort();
    }

    /** Takes clients from now on; the last thing in the constructor of who extends it. */
    protected final void begin() {
        start(this::accept);
    }

    public final int port() {
        return listening.getLocalPort();
    }

    /** A client came, and has its connection to the server: begins to pass what they say, by {@link #start}. */
    protected abstract void pass(Socket client, Socket server);

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                sockets.add(client);
                connect(client);
            } catch (IOException e) {
                // it is closed
            }
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            sockets.add(server);
            pass(client, server);
        } catch (IOException e) {
            client.close(); // the server is not there
        }
    }

    /** The next line with its end; empty if there is none. */
    protected static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            line.write(b);
            if (b == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    protected static void start(Runnable task) {
        Thread thread = new Thread(task, "imap-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public final void close() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
