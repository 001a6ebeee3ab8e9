package io.github.vtigermail.vtiger.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** The URL of a web server, such as {@code https://crm.example.com}. */
public final class HttpUrl {
    private HttpUrl() {}

    /** Null if it is not an HTTP URL, or has a user or a query. */
    public static URI parse(String text) {
        try {
            URI url = URI.create(text);
            boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
            return web && url.getHost() != null && url.getUserInfo() == null && url.getQuery() == null ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Whether requests to it stay on this machine. */
    public static boolean isThisHost(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
