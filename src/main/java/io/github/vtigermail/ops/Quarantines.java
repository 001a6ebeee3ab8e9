package io.github.vtigermail.ops;

import io.github.vtigermail.mailbox.Quarantine;

/** Opens the quarantine of a mailbox, for a command. */
@FunctionalInterface
public interface Quarantines {
    /**
     * Opens it; the caller closes it.
     *
     * @param mailbox the mailbox's name
     * @throws BadSettings if there is no such mailbox, or a setting is wrong
     */
    Quarantine of(String mailbox) throws Exception;
}
