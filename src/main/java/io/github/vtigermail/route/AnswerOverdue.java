package io.github.vtigermail.route;

/**
 * Vtiger was asked to make a comment and has not answered. PHP may go on with a request whose client is gone, so that to ask
 * at once for the comment's marker would prove nothing: the mail waits, and the marker is asked for then.
 */
public final class AnswerOverdue extends Exception {
    private static final long serialVersionUID = 1L;

    AnswerOverdue(Exception cause) {
        super("Vtiger has not answered whether it made the comment; it is asked again after vtiger.settle-time", cause);
    }
}
