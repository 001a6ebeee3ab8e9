package io.github.vtigermail.library;

import io.github.vtigermail.route.ForSteps;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * An account at Vtiger as a bean of the templates {@code vtiger-find-ticket} and {@code vtiger-comment}: what they do with a
 * mail that {@code vtiger-ticket-mailbox} has read. All beans that name the same account share what stands behind it.
 */
public final class VtigerAccount implements CamelContextAware {
    private final ForSteps forSteps = new ForSteps();
    private CamelContext context;
    private String url;
    private String username;
    private String accessKey;

    /** Finds the ticket; then the headers say which it is. */
    public void findTicket(Exchange exchange) throws Exception {
        send("step-find-ticket", exchange);
    }

    /** Makes the comment, on the ticket that the subject names; then a header has the comment's id. */
    public void comment(Exchange exchange) throws Exception {
        send("step-comment", exchange);
    }

    private void send(String route, Exchange exchange) throws Exception {
        Library.of(context).vtiger(url, username, accessKey).send(route, exchange);
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
}
