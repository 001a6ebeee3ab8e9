package io.github.vtigermail.vtiger.failure;

/** Vtiger refuses the login: wrong user name or access key. */
public final class LoginRefusedException extends VtigerUnavailableException {
    private static final long serialVersionUID = 1L;

    public LoginRefusedException(String code, OptionNames names) {
        super(
                code,
                "Vtiger refuses the login (" + code + "); see " + names.of("username") + " and " + names.of("accessKey")
                        + ": Vtiger shows the key under My Preferences");
    }
}
