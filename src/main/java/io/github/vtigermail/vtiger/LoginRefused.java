package io.github.vtigermail.vtiger;

/**
 * Vtiger does not let the connector in: wrong user name or access key. Mails wait until it does; nothing about them is
 * wrong.
 */
public final class LoginRefused extends VtigerUnavailable {
    private static final long serialVersionUID = 1L;

    public LoginRefused(String code) {
        super(
                code,
                "Vtiger refuses the login (" + code + "); see vtiger.username and vtiger.access-key: the key stands in "
                        + "Vtiger under My Preferences");
    }
}
