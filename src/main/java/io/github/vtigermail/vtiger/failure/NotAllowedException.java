package io.github.vtigermail.vtiger.failure;

/**
 * The user may not ask for something that is needed. The administrator of Vtiger can change that. Seen on Vtiger 8.3.0: each
 * query of a user who is no administrator ends like this, unless the user's profile has "View all".
 */
public final class NotAllowedException extends VtigerUnavailableException {
    private static final long serialVersionUID = 1L;

    public NotAllowedException(String operation, OptionNames names) {
        super(
                "ACCESS_DENIED",
                "Vtiger does not allow the user of " + names.of("username") + " to " + operation
                        + "; give its role the right to see tickets, contacts, organizations and comments, and on Vtiger 8.3 its "
                        + "profile \"View all\", without which users who are no administrators may ask for nothing there");
    }
}
