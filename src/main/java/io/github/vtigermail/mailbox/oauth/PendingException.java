package io.github.vtigermail.mailbox.oauth;

/** A person has not finished a consent by device code yet. */
final class PendingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean tooFast;

    /** @param tooFast whether the identity provider was asked too often */
    PendingException(boolean tooFast) {
        this.tooFast = tooFast;
    }

    boolean isTooFast() {
        return tooFast;
    }
}
