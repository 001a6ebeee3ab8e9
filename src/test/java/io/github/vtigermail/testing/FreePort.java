package io.github.vtigermail.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A free port of the loopback address, reserved for this JVM: other JVMs of the tests do not get it, even while a server is
 * restarted. It is below the ports of outgoing connections.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;
    /** Each port that was given out is a byte that is locked, until the end of the JVM. */
    private static final FileChannel RESERVED = open();

    private FreePort() {}

    /** A port that was free a moment ago, and that nobody else gets from here. */
    public static int find() {
        for (int tries = 0; tries < 1_000; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && reserve(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " to " + END);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean reserve(int port) {
        try {
            return RESERVED.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this JVM
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileChannel open() {
        String user = System.getProperty("user.name");
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "vtiger-mail-connector-test-ports-" + user);
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
