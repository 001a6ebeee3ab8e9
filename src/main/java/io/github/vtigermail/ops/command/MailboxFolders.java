package io.github.vtigermail.ops.command;

import io.github.vtigermail.ledger.DeadLetters.DeadLetter;
import io.github.vtigermail.mailbox.file.ReviewFolder;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import java.util.List;
import java.util.Map;

/** The mailboxes' folders for dead letters and quarantine, and the reasons of the mails in them, for a command. */
public interface MailboxFolders {
    /** The names of all mailboxes. @throws InvalidSettingsException if a setting or a mailbox file is wrong */
    List<String> mailboxes() throws Exception;

    /**
     * Opens the quarantine folder of a mailbox; the caller closes it.
     *
     * @throws InvalidSettingsException if there is no such mailbox, or a setting is wrong
     */
    ReviewFolder quarantine(String mailbox) throws Exception;

    /** Opens its folder of dead letters in the same way. */
    ReviewFolder deadLetters(String mailbox) throws Exception;

    /** What the ledger knows of the dead letters of this mailbox, by the mails' hashes. */
    Map<String, DeadLetter> reasons(String mailbox) throws Exception;
}
