package io.github.vtigermail.vtiger.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.vtigermail.vtiger.failure.AnswerTooLargeException;
import io.github.vtigermail.vtiger.failure.OptionNames;
import io.github.vtigermail.vtiger.failure.VtigerException;
import io.github.vtigermail.vtiger.failure.VtigerUnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;

/**
 * Sends requests to one Vtiger by camel-http. Nothing is repeated behind our back, because a repeated POST is a second
 * comment; no cookies, because PHP would tie the sessions together by them; no redirects, because they would take the
 * session along.
 */
public final class HttpTransport implements AutoCloseable {
    private static final String OPTIONS = "/webservice.php?throwExceptionOnFailure=false&disableStreamCache=true"
            + "&copyHeaders=false&skipResponseHeaders=true&followRedirects=false";

    private final CamelContext context;
    private final OptionNames names;
    private final ScheduledExecutorService timer;
    private final Timeouts timeouts;
    private final HttpComponent component;
    private final Endpoint endpoint;
    private final Producer producer;

    /**
     * How long to wait.
     *
     * @param connect for a connection
     * @param answer for an answer
     * @param upload how long a request may take to go out
     */
    public record Timeouts(Duration connect, Duration answer, Duration upload) {
        /** The most that a request with files may take, once it is connected. */
        Duration withFiles() {
            return upload.plus(answer);
        }

        /** The most that a form may take, which is small: it goes out as fast as an answer may come in. */
        Duration ofForm() {
            return (upload.compareTo(answer) < 0 ? upload : answer).plus(answer);
        }
    }

    /**
     * @param component the component to send with, which has TLS, proxy and pool; this sets its time-outs and switches off
     *     retries, redirects and cookies
     * @param url where Vtiger is, without a slash at its end
     * @param connections how many requests go out at once, at most
     */
    public HttpTransport(
            CamelContext context,
            HttpComponent component,
            String url,
            int connections,
            Timeouts timeouts,
            OptionNames names) {
        this.context = context;
        this.names = names;
        this.component = component;
        this.timeouts = timeouts;
        component.setCamelContext(context);
        component.setAutomaticRetriesDisabled(true);
        component.setCookieManagementDisabled(true);
        component.setConnectionsPerRoute(connections);
        component.setConnectTimeout(timeouts.connect().toMillis());
        component.setResponseTimeout(timeouts.answer().toMillis());
        component.setSoTimeout(timeouts.answer().toMillis());
        component.setConnectionRequestTimeout(timeouts.answer().toMillis());
        timer = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "vtiger-time-limit");
        TimeLimit limit = new TimeLimit(
                timer,
                request -> request.containsHeader(HttpHeaders.EXPECT) ? timeouts.withFiles() : timeouts.ofForm());
        component.setHttpClientConfigurer(
                client -> client.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "time-limit", limit));
        try {
            ServiceHelper.startService(component);
            endpoint = component.createEndpoint(url + OPTIONS);
            producer = endpoint.createProducer();
            ServiceHelper.startService(endpoint, producer);
        } catch (Exception e) {
            throw new IllegalStateException("camel-http cannot be started", e);
        }
    }

    /** Asks by GET. @param query the arguments in the URL */
    JsonNode get(String operation, Map<String, String> query) throws VtigerException, InterruptedException {
        return send(operation, message -> {
            message.setHeader(Exchange.HTTP_METHOD, HttpMethods.GET);
            message.setHeader(Exchange.HTTP_QUERY, encoded(query));
        });
    }

    /**
     * Posts a form, with files as a browser does. The server is asked whether it takes a request with files before the bytes
     * go out ({@code Expect}): one that does not take it closes the connection, and its answer might be lost.
     *
     * @param query the arguments in the URL, which must never have a session or a key
     */
    JsonNode post(String operation, Map<String, String> query, Map<String, String> form, List<UploadFile> files)
            throws VtigerException, InterruptedException {
        return send(operation, message -> {
            message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
            if (!query.isEmpty()) {
                message.setHeader(Exchange.HTTP_QUERY, encoded(query));
            }
            if (files.isEmpty()) {
                message.setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
                message.setBody(encoded(form).getBytes(StandardCharsets.US_ASCII));
            } else {
                message.setHeader(HttpHeaders.EXPECT, HeaderElements.CONTINUE);
                message.setBody(FilePart.multipart(form, files));
            }
        });
    }

    /** How long a request with these files may take, at most. */
    Duration longestRequest(List<UploadFile> files) {
        return timeouts.connect().plus(files.isEmpty() ? timeouts.ofForm() : timeouts.withFiles());
    }

    /** How options are called in messages. */
    OptionNames names() {
        return names;
    }

    private interface Request {
        void fill(Message message);
    }

    /** By an exchange of its own: no header of anybody's message goes out. */
    private JsonNode send(String operation, Request request) throws VtigerException, InterruptedException {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOut);
        request.fill(exchange.getMessage());
        try {
            producer.process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            Message answer = exchange.getMessage();
            byte[] bytes = body(answer);
            String body = new String(bytes, StandardCharsets.UTF_8);
            if (bytes.length > VtigerAnswer.MOST_BYTES && VtigerAnswer.areRows(operation, body)) {
                throw new AnswerTooLargeException();
            }
            return VtigerAnswer.read(
                    operation, answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class), body, names);
        } catch (VtigerException | InterruptedException | RejectedExecutionException e) {
            throw e;
        } catch (IOException e) {
            throw new VtigerUnreachableException(e, names);
        } catch (Exception e) {
            throw new VtigerUnreachableException(new IOException(e.getClass().getSimpleName()), names);
        } finally {
            UnitOfWorkHelper.doneSynchronizations(
                    exchange, exchange.getExchangeExtension().handoverCompletions());
        }
    }

    /** One byte more than an answer may have shows that there is more. */
    private static byte[] body(Message answer) throws IOException {
        try (InputStream body = answer.getBody(InputStream.class)) {
            return body == null ? new byte[0] : body.readNBytes(VtigerAnswer.MOST_BYTES + 1);
        }
    }

    private static String encoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> encoded(value.getKey()) + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        ServiceHelper.stopAndShutdownServices(producer, endpoint, component);
        context.getExecutorServiceManager().shutdownNow(timer);
    }
}
