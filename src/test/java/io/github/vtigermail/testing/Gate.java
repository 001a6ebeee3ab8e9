package io.github.vtigermail.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A relay before a server. It can be shut: then connections break, and new ones are refused. Or the connections that it has go
 * dead without a sign, as behind a firewall that forgot them: nothing gets through any more, and neither end is notified.
 */
public final class Gate implements AutoCloseable {
    private final int serverPort;
    private final int port;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile ServerSocket listening;
    private volatile int dead;

    /** @param serverPort that of the server, on the loopback address */
    public Gate(int serverPort) {
        this.serverPort = serverPort;
        this.port = FreePort.find();
        open();
    }

    /** Where it listens, on the loopback address. */
    public int port() {
        return port;
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    public void open() {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            listening = socket;
            start(() -> accept(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The connections that there are go dead; new ones are accepted. */
    public void letConnectionsGoDead() {
        dead = connections.get();
    }

    public void shut() {
        try {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
            sockets.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket open) {
        while (!open.isClosed()) {
            try {
                Socket client = open.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                int number = connections.incrementAndGet();
                sockets.addAll(List.of(client, server));
                start(() -> pass(client, server, number));
                start(() -> pass(server, client, number));
            } catch (IOException e) {
                // Shut, or the server is gone.
            }
        }
    }

    private void pass(Socket from, Socket to, int number) {
        try {
            byte[] buffer = new byte[8192];
            InputStream in = from.getInputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (number > dead) {
                    to.getOutputStream().write(buffer, 0, length);
                }
            }
        } catch (IOException e) {
            // One of them is gone.
        }
        if (number > dead) { // and so is the other
            close(from);
            close(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        shut();
    }
}
