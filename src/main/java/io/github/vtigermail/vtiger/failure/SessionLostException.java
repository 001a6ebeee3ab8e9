package io.github.vtigermail.vtiger.failure;

/** Vtiger no longer knows the session, also after it was renewed once. The call was not carried out. */
public final class SessionLostException extends VtigerUnavailableException {
    private static final long serialVersionUID = 1L;

    public SessionLostException(String code) {
        super(code, "Vtiger dropped the session (" + code + ")");
    }
}
