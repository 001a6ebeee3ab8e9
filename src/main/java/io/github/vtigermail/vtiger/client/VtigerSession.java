package io.github.vtigermail.vtiger.client;

import java.time.Instant;

/**
 * A login at Vtiger. Lives in memory only.
 *
 * @param name Vtiger's {@code sessionName}, a secret: it is all that a request needs
 * @param userId the user's record id, {@code 19x1}: the comments are assigned to it
 * @param version Vtiger's version, {@code 8.2.0}; empty if it does not say
 * @param since when it was logged in
 */
public record VtigerSession(String name, String userId, String version, Instant since) {
    /** Says nothing: the name is a secret. */
    @Override
    public String toString() {
        return "VtigerSession[***]";
    }
}
