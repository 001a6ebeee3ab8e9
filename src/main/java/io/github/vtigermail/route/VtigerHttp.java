package io.github.vtigermail.route;

import java.net.URI;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;

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

    public static void configure(CamelContext context, URI vtiger, Duration connect, Duration answer) {
        HttpComponent http = context.getComponent(vtiger.getScheme(), HttpComponent.class);
        http.setAutomaticRetriesDisabled(true);
        http.setCookieManagementDisabled(true);
        http.setUseGlobalSslContextParameters(true);
        http.setConnectionsPerRoute(MOST_SESSIONS);
        http.setConnectTimeout(connect.toMillis());
        http.setResponseTimeout(answer.toMillis());
        http.setSoTimeout(answer.toMillis());
        http.setConnectionRequestTimeout(answer.toMillis());

        context.getPropertiesComponent()
                .addOverrideProperty(
                        ENDPOINT,
                        vtiger + "/webservice.php?throwExceptionOnFailure=false&disableStreamCache=true"
                                + "&copyHeaders=false&skipResponseHeaders=true&followRedirects=false");
    }
}
