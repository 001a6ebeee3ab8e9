package io.github.vtigermail.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A free port of the loopback address. It is below the ports of outgoing connections, and each JVM of the build has a range
 * of its own, so that no other server gets it while a server is restarted.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int JVMS = 8;
    private static final int PORTS_A_JVM = 1_500;
    private static final int RANGE = FIRST + (Integer.getInteger("surefire.forkNumber", 1) - 1) % JVMS * PORTS_A_JVM;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(PORTS_A_JVM));

    private FreePort() {}

    /** One that was free a moment ago, and is not given out again soon. */
    public static int find() {
        for (int tries = 0; tries < 100; tries++) {
            int port = RANGE + NEXT.getAndIncrement() % PORTS_A_JVM;
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException e) {
                // taken
            }
        }
        throw new IllegalStateException("no free port from " + RANGE + " on");
    }
}
