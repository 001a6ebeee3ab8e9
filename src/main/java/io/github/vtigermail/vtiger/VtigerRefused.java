package io.github.vtigermail.vtiger;

/** Vtiger, or what it knows, says no for good: trying again would change nothing. The mail becomes a dead letter. */
public class VtigerRefused extends VtigerFault {
    private static final long serialVersionUID = 1L;

    public VtigerRefused(String code, String message) {
        super(code, message);
    }
}
