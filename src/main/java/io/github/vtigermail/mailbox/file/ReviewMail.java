package io.github.vtigermail.mailbox.file;

import java.time.Instant;

/**
 * A mail that people check, as a command shows it. Not for logs.
 *
 * @param uid its UID in that folder
 * @param hash its name in the logs; a different one if it has no Message-ID
 * @param received when the mail server received it
 * @param size in bytes
 * @param reason why a mail is in quarantine, in a word; empty if the server keeps no keywords
 * @param from its From header on one line, without control characters
 * @param subject its subject, in the same form
 */
public record ReviewMail(
        long uid, String hash, Instant received, long size, String reason, String from, String subject) {

    /** Shows only the UID. */
    @Override
    public String toString() {
        return "ReviewMail[" + uid + "]";
    }
}
