package io.github.vtigermail.vtiger.client;

/** Vtiger, or what it knows, says no for good: a retry would change nothing. */
public class VtigerRefusedException extends VtigerException {
    private static final long serialVersionUID = 1L;

    public VtigerRefusedException(String code, String message) {
        super(code, message);
    }
}
