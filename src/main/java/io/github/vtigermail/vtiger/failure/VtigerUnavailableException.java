package io.github.vtigermail.vtiger.failure;

/** Vtiger cannot be used now: its database fails, PHP is down, a proxy answers in its place, it refuses the login. */
public class VtigerUnavailableException extends VtigerException {
    private static final long serialVersionUID = 1L;

    public VtigerUnavailableException(String code, String message) {
        super(code, message);
    }
}
