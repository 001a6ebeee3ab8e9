package io.github.vtigermail.vtiger;

/**
 * The connector's user may not ask what it has to ask. Mails wait until the administrator mends it; for the one question
 * that only an administrator may ask, who of the staff has an address, the setting {@code staff} answers instead.
 */
public final class NotAllowed extends VtigerUnavailable {
    private static final long serialVersionUID = 1L;

    public NotAllowed(String operation) {
        super(
                "ACCESS_DENIED",
                "Vtiger does not allow the user of vtiger.username to " + operation
                        + "; give its role the right to see tickets, contacts, organizations and comments");
    }
}
