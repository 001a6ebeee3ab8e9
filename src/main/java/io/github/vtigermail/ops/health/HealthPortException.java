package io.github.vtigermail.ops.health;

import java.net.InetSocketAddress;

/** The port of the health checks cannot be used, mostly because another program uses it: possibly another connector. */
public final class HealthPortException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HealthPortException(InetSocketAddress address) {
        super("port " + address.getPort() + " at " + address.getHostString()
                + " cannot be used, perhaps because another program or "
                + "connector uses it: stop that, or set health.port (and health.host) to another one");
    }
}
