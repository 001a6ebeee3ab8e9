package io.github.vtigermail.vtiger.client;

/** How a session is got: a challenge, answered with the md5 of it and the user's access key. */
@FunctionalInterface
public interface VtigerLogin {
    /**
     * Logs in once.
     *
     * @throws LoginRefusedException if Vtiger does not take user or key, or another login of the same user came in between
     * @throws VtigerException if Vtiger cannot be asked
     */
    VtigerSession logIn() throws VtigerException, InterruptedException;
}
