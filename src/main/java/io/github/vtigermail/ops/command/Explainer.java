package io.github.vtigermail.ops.command;

import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.route.Explanation;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
import java.io.IOException;
import java.nio.file.Path;

/** Explains what would become of a mail in a file, with the settings and the mailbox file it was opened with. Writes nothing. */
public interface Explainer extends AutoCloseable {

    /**
     * Explains a mail.
     *
     * @param ticket the texts of its ticket, so that Vtiger is asked nothing; null if Vtiger is to be asked
     * @throws IOException if the file cannot be read; never because of the mail's content
     */
    Explanation explain(Path file, TicketTexts ticket) throws IOException;

    @Override
    void close();

    /** Opens an explainer. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param mailbox the name of the mailbox whose file is used; null for the only one
         * @throws InvalidSettingsException if there is no such mailbox, or a setting is wrong
         */
        Explainer open(String mailbox) throws Exception;
    }
}
