package io.github.vtigermail.ops.command;

import io.github.vtigermail.ledger.DeadLetters.DeadLetter;
import io.github.vtigermail.mailbox.file.ReviewFolder;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import java.util.List;
import java.util.Map;

/** The folders that mails were put aside into, and the reasons, for a command. */
public interface MailboxFolders {
    /** The names of all mailboxes. @throws InvalidSettingsException if a setting or a mailbox file is wrong */
    List<String> mailboxes() throws Exception;

    /**
     * Opens the quarantine of a mailbox; the caller closes it.
     *
     * @throws InvalidSettingsException if there is no such mailbox, or a setting is wrong
     */
    ReviewFolder quarantine(String mailbox) throws Exception;

    /** Likewise its folder for dead letters. */
    ReviewFolder deadLetters(String mailbox) throws Exception;

    /** Why the mails of this mailbox became dead letters, as the ledger has it, by their hashes. */
    Map<String, DeadLetter> reasons(String mailbox) throws Exception;
}
