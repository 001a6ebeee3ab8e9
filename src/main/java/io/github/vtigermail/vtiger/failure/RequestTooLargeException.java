package io.github.vtigermail.vtiger.failure;

/** The server in front of Vtiger takes no request of this size: HTTP status 413 or 414. */
public final class RequestTooLargeException extends VtigerRefusedException {
    private static final long serialVersionUID = 1L;

    public RequestTooLargeException(int status) {
        super("TOO_LARGE", "HTTP status " + status + ": the request is too large for the server");
    }
}
