package io.github.vtigermail.testing.vtiger;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as PHP sees it.
 *
 * @param method HTTP method
 * @param path the URL's path
 * @param queryString the URL's query as sent, or empty
 * @param url the arguments in the URL
 * @param body the arguments and files in the body
 * @param bodyLength bytes of the body, read or not
 */
record WebRequest(
        String method, String path, String queryString, Map<String, String> url, RequestBody body, int bodyLength) {

    static WebRequest of(String method, String target, String contentType, byte[] body, UploadLimits limits) {
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        boolean read = body.length <= limits.proxy() && method.equals("POST");
        return new WebRequest(
                method,
                mark < 0 ? target : target.substring(0, mark),
                query,
                RequestBody.form(query),
                read ? RequestBody.of(contentType, body, limits) : RequestBody.NONE,
                body.length);
    }

    /** An argument that Vtiger takes from the URL only; empty where it is missing. */
    String inUrl(String name) {
        return url.getOrDefault(name, "");
    }

    /** An argument that Vtiger takes from the body only; empty where it is missing. */
    String inBody(String name) {
        return body.fields().getOrDefault(name, "");
    }

    /** An argument that Vtiger takes from either; the body goes first. */
    String anywhere(String name) {
        return body.fields().getOrDefault(name, inUrl(name));
    }

    String operation() {
        return anywhere("operation").toLowerCase(Locale.ROOT);
    }

    String sessionName() {
        return anywhere("sessionName");
    }

    List<UploadedFile> files() {
        return body.files();
    }
}
