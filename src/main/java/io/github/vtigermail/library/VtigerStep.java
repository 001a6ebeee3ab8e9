package io.github.vtigermail.library;

import io.github.vtigermail.route.ForSteps;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/**
 * What a template does at Vtiger with a mail that {@code vtiger-ticket-mailbox} has read, as its bean. It starts with its route,
 * so that a wrong setting stops the start and not a mail; what stands behind it is shared by all that name the same account.
 */
abstract class VtigerStep extends ServiceSupport implements Processor, CamelContextAware {
    private final ForSteps forSteps = new ForSteps();
    private final String route;
    private CamelContext context;
    private String url;
    private String username;
    private String accessKey;
    private VtigerContext vtiger;

    /** @param route the one of ours that does it */
    VtigerStep(String route) {
        this.route = route;
    }

    @Override
    protected void doStart() {
        vtiger = Library.of(context).vtiger(url, username, accessKey);
    }

    /** Then the headers say what is known. */
    @Override
    public void process(Exchange exchange) throws Exception {
        vtiger.send(route, exchange);
        forSteps.vtiger(exchange);
    }

    /** The address that you open in a browser, without {@code index.php}. */
    public void setUrl(String url) {
        this.url = url;
    }

    /** The user in whose name the comments are made. */
    public void setUsername(String username) {
        this.username = Text.of(username);
    }

    /** The user's access key. */
    public void setAccessKey(String accessKey) {
        this.accessKey = Text.of(accessKey);
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /** Names no account. */
    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
