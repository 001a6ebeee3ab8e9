package io.github.vtigermail.vtiger.failure;

/**
 * What is asked cannot be done: a retry would change nothing. Where that is what Vtiger says, {@link VtigerDeniedException}, it is
 * final only if it stays so.
 */
public class VtigerRefusedException extends VtigerException {
    private static final long serialVersionUID = 1L;

    public VtigerRefusedException(String code, String message) {
        super(code, message);
    }
}
