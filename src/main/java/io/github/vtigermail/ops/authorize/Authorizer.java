package io.github.vtigermail.ops.authorize;

import io.github.vtigermail.mailbox.file.MailboxFile;

/** Finds the mailboxes of a connector's folder, for a command. */
@FunctionalInterface
public interface Authorizer {
    /** The mailbox of this name. @throws InvalidSettingsException if there is none, or a setting is wrong */
    MailboxFile mailbox(String name) throws Exception;
}
