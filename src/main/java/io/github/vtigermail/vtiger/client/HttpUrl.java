package io.github.vtigermail.vtiger.client;

import io.github.vtigermail.support.ThisHost;
import java.net.URI;

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

    /** Where Vtiger is, without what people copy along from a browser. */
    public static String base(String text) {
        return text.strip().replaceAll("(/index\\.php.*|/webservice\\.php.*|/+)$", "");
    }

    /** Whether what is sent there could be read on its way: without TLS, and to another machine than this one. */
    public static boolean isExposed(URI url) {
        return "http".equals(url.getScheme()) && !ThisHost.is(url.getHost());
    }
}
