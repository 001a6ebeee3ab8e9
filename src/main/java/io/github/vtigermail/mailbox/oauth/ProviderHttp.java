package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * The HTTP of requests to identity providers: each takes {@link #AT_MOST}, whatever the other side does, and its answer is
 * {@link #MOST_BYTES} at most. Nimbus' own has neither limit. Redirects are not followed: a secret would go with them.
 */
public final class ProviderHttp implements HTTPRequestSender {
    /** The time of a request, from the connection to the last byte of the answer. */
    static final Duration AT_MOST = Duration.ofSeconds(20);
    /** The size of an answer. */
    static final int MOST_BYTES = 256 * 1024;

    private final HttpClient client;

    /** @param tls what is trusted */
    public ProviderHttp(SSLContext tls) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(AT_MOST)
                .sslContext(tls)
                .build();
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.getURI()).timeout(AT_MOST).header("Accept", "application/json");
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> builder.setHeader(name, value)));
        if (request.getMethod() == HTTPRequest.Method.POST) {
            builder.POST(BodyPublishers.ofString(request.getBody() == null ? "" : request.getBody()));
        }
        HttpResponse<byte[]> answer = await(client.sendAsync(builder.build(), info -> new BoundedBody(MOST_BYTES)));
        HTTPResponse response = new HTTPResponse(answer.statusCode());
        answer.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
        response.setBody(new String(answer.body(), StandardCharsets.UTF_8));
        return response;
    }

    private static <T> T await(CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(AT_MOST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new HttpTimeoutException("the answer is not complete in time");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        }
    }
}
