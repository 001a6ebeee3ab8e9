package io.github.vtigermail.route;

import io.github.vtigermail.vtiger.CommentFile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;

/** A request as camel-http takes it: everything else goes from the message, because it would be sent along. */
final class Http {
    private Http() {}

    static void get(Exchange exchange, Map<String, String> query) {
        Message message = cleared(exchange);
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.GET);
        message.setHeader(Exchange.HTTP_QUERY, encoded(query));
        message.setBody(null);
    }

    static void post(Exchange exchange, Map<String, String> query, Map<String, String> form) {
        Message message = posting(exchange, query);
        message.setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
        message.setBody(encoded(form).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * With files, as a browser sends them. The server is asked whether it takes a request of that size before the bytes go
     * out ({@code Expect}): one that does not closes the connection, and its answer might be lost.
     */
    static void post(Exchange exchange, Map<String, String> query, Map<String, String> form, List<CommentFile> files) {
        Message message = posting(exchange, query);
        message.setHeader(HttpHeaders.EXPECT, HeaderElements.CONTINUE);
        message.setBody(FilePart.multipart(form, files));
    }

    private static Message posting(Exchange exchange, Map<String, String> query) {
        Message message = cleared(exchange);
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
        if (!query.isEmpty()) {
            message.setHeader(Exchange.HTTP_QUERY, encoded(query));
        }
        return message;
    }

    private static Message cleared(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        return message;
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
