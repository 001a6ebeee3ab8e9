package io.github.vtigermail.route;

import io.github.vtigermail.ledger.Claims;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.ConnectTimeoutException;

/**
 * Vtiger was asked to make a comment and has not answered. PHP may go on with a request whose client is gone, so that to ask
 * at once for the comment's marker would prove nothing: the mail waits, and the marker is asked for then.
 */
public final class AnswerOverdue extends Exception {
    private static final long serialVersionUID = 1L;

    AnswerOverdue(Exception cause) {
        super("Vtiger has not answered whether it made the comment; it is asked again after vtiger.settle-time", cause);
    }

    /** Whether it is so, after a call that was to make a comment ended with this fault. */
    static boolean isAfter(Exchange exchange, Exception fault) {
        if (wasNeverSent(fault)) {
            exchange.setProperty(Claims.PENDING, false);
        }
        return exchange.getProperty(Claims.PENDING, false, Boolean.class);
    }

    /** There was no connection, or none to whom it claims to be. */
    private static boolean wasNeverSent(Exception fault) {
        return fault instanceof ConnectException
                || fault instanceof ConnectTimeoutException
                || fault instanceof NoRouteToHostException
                || fault instanceof UnknownHostException
                || fault instanceof SSLHandshakeException
                || fault instanceof SSLPeerUnverifiedException;
    }
}
