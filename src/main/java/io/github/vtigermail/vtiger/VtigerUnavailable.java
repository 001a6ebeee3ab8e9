package io.github.vtigermail.vtiger;

/**
 * Vtiger cannot be had for now: its database fails, PHP is down, a proxy answers in its place, it does not let us in.
 * The mail stays where it is and is tried again.
 */
public class VtigerUnavailable extends VtigerFault {
    private static final long serialVersionUID = 1L;

    public VtigerUnavailable(String code, String message) {
        super(code, message);
    }
}
