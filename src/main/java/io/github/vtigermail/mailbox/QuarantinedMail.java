package io.github.vtigermail.mailbox;

import java.time.Instant;

/**
 * A mail in quarantine, as a person has to see it who is to let it through. Not for logs.
 *
 * @param uid its UID in the folder for quarantine
 * @param received when the mail server took it in
 * @param size in bytes
 * @param reason the word for why it is there; empty where the server keeps no keywords
 * @param from its From header on one line, without control characters
 * @param subject likewise
 */
public record QuarantinedMail(long uid, Instant received, long size, String reason, String from, String subject) {

    /** Names the UID alone. */
    @Override
    public String toString() {
        return "QuarantinedMail[" + uid + "]";
    }
}
