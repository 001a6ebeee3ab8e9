package io.github.vtigermail.vtiger;

/** Vtiger no longer knows the session. The same call with a new one is safe: this one was not carried out. */
public final class SessionLost extends VtigerFault {
    private static final long serialVersionUID = 1L;

    public SessionLost(String code) {
        super(code, "Vtiger dropped the session (" + code + ")");
    }
}
