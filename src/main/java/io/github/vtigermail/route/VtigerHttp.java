package io.github.vtigermail.route;

import java.net.URI;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.impl.ChainElement;

/**
 * How camel-http talks to Vtiger. Nothing is repeated behind our back, because a repeated POST is a second comment; no
 * cookies, because PHP would tie the sessions together by them; no redirects, because they would take the session along.
 */
public final class VtigerHttp {
    /** What the routes call the endpoint: {@code {{vtiger.endpoint}}}. */
    private static final String ENDPOINT = "vtiger.endpoint";

    /** The most that vtiger.sessions may be: each has a connection of its own, and none waits for another's. */
    private static final int MOST_SESSIONS = 64;

    private VtigerHttp() {}

    /**
     * @param connect how long to wait for a connection
     * @param answer how long to wait for an answer
     * @param upload how long a request may take to go out
     */
    public static void configure(CamelContext context, URI vtiger, Duration connect, Duration answer, Duration upload) {
        HttpComponent http = context.getComponent(vtiger.getScheme(), HttpComponent.class);
        http.setAutomaticRetriesDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setUseGlobalSslContextParameters(true);
        http.setConnectionsPerRoute(MOST_SESSIONS);
        http.setConnectTimeout(connect.toMillis());
        http.setResponseTimeout(answer.toMillis());
        http.setSoTimeout(answer.toMillis());
        http.setConnectionRequestTimeout(answer.toMillis());
        TimeLimit limit = new TimeLimit(
                context.getExecutorServiceManager().newSingleThreadScheduledExecutor(http, "vtiger-time-limit"),
                upload.plus(answer));
        http.setHttpClientConfigurer(
                client -> client.addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "time-limit", limit));

        context.getPropertiesComponent()
                .addOverrideProperty(
                        ENDPOINT,
                        vtiger + "/webservice.php?throwExceptionOnFailure=false&disableStreamCache=true"
                                + "&copyHeaders=false&skipResponseHeaders=true&followRedirects=false");
    }
}
