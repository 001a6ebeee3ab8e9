package io.github.vtigermail.mailbox;

import java.util.Map;

/**
 * A mailbox as a bean of a route template describes it: all that an endpoint's address does not carry, because free text
 * does not survive there, and a secret does not belong there.
 */
public interface MailboxAccount {
    /** The mailbox's name in the logs and in the ledger; null for the id of its route. */
    String name();

    /** Its account and its options, by the names that mailbox files have. */
    Map<String, Object> options();
}
