package io.github.vtigermail.mailbox.file;

import java.time.Instant;

/**
 * A mail that was put aside, as a person has to see it who is to decide what becomes of it. Not for logs.
 *
 * @param uid its UID in that folder
 * @param hash what the logs call it; another one where it has no Message-ID
 * @param received when the mail server took it in
 * @param size in bytes
 * @param reason the word for why it is there, of a mail in quarantine; empty where the server keeps no keywords
 * @param from its From header on one line, without control characters
 * @param subject likewise
 */
public record ReviewMail(
        long uid, String hash, Instant received, long size, String reason, String from, String subject) {

    /** Names the UID alone. */
    @Override
    public String toString() {
        return "AsideMail[" + uid + "]";
    }
}
