package io.github.vtigermail.support;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** This machine, as a host in an address. */
public final class ThisHost {
    private ThisHost() {}

    /** Whether a connection to this host stays on this machine; never true for null. */
    public static boolean is(String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
