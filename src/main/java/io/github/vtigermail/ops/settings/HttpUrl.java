package io.github.vtigermail.ops.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** An address that a setting holds, as {@code https://crm.example.com}. */
final class HttpUrl {
    private HttpUrl() {}

    /** Null if it is none, or has a user or a query in it. */
    static URI parse(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return web && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether what is sent there stays on this machine. */
    static boolean isThisHost(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
