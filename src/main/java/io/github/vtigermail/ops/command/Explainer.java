package io.github.vtigermail.ops.command;

import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.route.Explanation;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
import java.io.IOException;
import java.io.InputStream;

/** Explains what would become of a mail, with the settings and the mailbox file it was opened with. Writes nothing. */
public interface Explainer extends AutoCloseable {

    /**
     * Explains a mail.
     *
     * @param mail its bytes, in a stream that can be read more than once ({@link jakarta.mail.internet.SharedInputStream})
     * @param ticket the texts of its ticket, so that Vtiger is asked nothing; null if Vtiger is to be asked
     * @throws IOException if the mail cannot be read; never because of the mail's content
     */
    Explanation explain(InputStream mail, TicketTexts ticket) throws IOException;

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
