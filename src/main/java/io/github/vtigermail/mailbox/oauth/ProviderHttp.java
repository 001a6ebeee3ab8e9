package io.github.vtigermail.mailbox.oauth;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The HTTP of requests to identity providers, by the client that the calls to Vtiger use. Nimbus' own is the JDK's, which sends a
 * request again that got no answer: a provider may take the second use of a refresh token for theft. An answer takes no longer and
 * is no larger than is good. Redirects are not followed: a secret would go with them.
 */
public final class ProviderHttp implements HTTPRequestSender {
    /** The time of a request, from the connection to the last byte of the answer. */
    static final Duration AT_MOST = Duration.ofSeconds(20);
    /** How long to wait for the connection, and for the next bytes. */
    private static final long TIMEOUT = AT_MOST.toMillis() / 2;
    /** The size of an answer. */
    private static final int MOST_BYTES = 256 * 1024;

    private final CloseableHttpClient client;

    /** @param tls has what is trusted */
    public ProviderHttp(SSLContext tls) {
        client = client(tls);
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        HttpUriRequestBase sent = new HttpUriRequestBase(request.getMethod().name(), request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> sent.addHeader(name, value)));
        sent.setHeader("Accept", "application/json");
        if (request.getMethod() == HTTPRequest.Method.POST) {
            sent.removeHeaders("Content-Type"); // the entity has it
            String body = request.getBody() == null ? "" : request.getBody();
            sent.setEntity(new StringEntity(body, ContentType.APPLICATION_FORM_URLENCODED));
        }
        return client.execute(sent, received -> {
            try {
                return answer(received);
            } catch (IOException e) {
                sent.abort(); // or what is left of the answer would be read, however much that is
                throw e;
            }
        });
    }

    /** It has no threads, and keeps no connections: there is a request an hour. */
    private static CloseableHttpClient client(SSLContext tls) {
        ConnectionConfig timeouts = ConnectionConfig.custom()
                .setConnectTimeout(TIMEOUT, TimeUnit.MILLISECONDS)
                .setSocketTimeout((int) TIMEOUT, TimeUnit.MILLISECONDS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
                        .setDefaultConnectionConfig(timeouts)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .useSystemProperties() // a proxy
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .build();
    }

    private static HTTPResponse answer(ClassicHttpResponse received) throws IOException {
        HTTPResponse answer = new HTTPResponse(received.getCode());
        for (Header header : received.getHeaders()) {
            answer.setHeader(
                    header.getName(),
                    Arrays.stream(received.getHeaders(header.getName()))
                            .map(Header::getValue)
                            .toArray(String[]::new));
        }
        if (received.getEntity() != null) {
            answer.setBody(text(received.getEntity().getContent()));
        }
        return answer;
    }

    private static String text(InputStream body) throws IOException {
        long began = System.nanoTime();
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        for (int read = body.read(part); read >= 0; read = body.read(part)) {
            whole.write(part, 0, read);
            if (whole.size() > MOST_BYTES) {
                throw new IOException("the answer is too large");
            }
            if (System.nanoTime() - began > TIMEOUT * 1_000_000) {
                throw new SocketTimeoutException("the answer is not complete in time");
            }
        }
        return whole.toString(StandardCharsets.UTF_8);
    }
}
