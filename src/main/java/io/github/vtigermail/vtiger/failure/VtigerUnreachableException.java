package io.github.vtigermail.vtiger.failure;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** There is no connection to Vtiger, or it ended before the answer came. */
public final class VtigerUnreachableException extends VtigerUnavailableException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /** @param cause named by its class alone: its message is not ours */
    public VtigerUnreachableException(IOException cause, OptionNames names) {
        super("NO_CONNECTION", message(cause, names));
        this.sent = !isNeverSent(cause);
    }

    /** True if the request may have reached Vtiger: PHP goes on with a request whose client is gone. */
    @Override
    public boolean mayStillBeCarriedOut() {
        return sent;
    }

    private static String message(IOException cause, OptionNames names) {
        if (cause instanceof UnreadableFileException) {
            return cause.getMessage();
        }
        String name = cause.getClass().getSimpleName();
        return cause instanceof SSLException
                ? "Vtiger's TLS certificate is not accepted (" + name + "); see " + names.of("url")
                        + ", or name a trust store with " + names.of("sslContextParameters")
                : "Vtiger cannot be reached (" + name + "); see " + names.of("url") + " and the network";
    }

    /** There was no connection, or none to the server that it claims to be. */
    private static boolean isNeverSent(IOException cause) {
        return cause instanceof ConnectException
                || cause instanceof ConnectTimeoutException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof SSLPeerUnverifiedException;
    }
}
