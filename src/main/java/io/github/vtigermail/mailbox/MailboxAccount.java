package io.github.vtigermail.mailbox;

import java.util.Map;

/**
 * A mailbox as described by a bean of a route template. It has what an endpoint URI should not carry: free text, which
 * would not survive there, and secrets.
 */
public interface MailboxAccount {
    /** The mailbox's name in the logs and in the ledger; null to use the id of its route. */
    String name();

    /** The account and the options, by their names in mailbox files. */
    Map<String, Object> options();
}
