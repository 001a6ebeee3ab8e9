package io.github.vtigermail.library;

import io.github.vtigermail.mailbox.MailboxComponent;
import org.apache.camel.spi.annotations.Component;

/**
 * Our mailboxes in an application, under the names {@code vtiger-imap} and {@code vtiger-imaps}; an application that wants
 * them under others binds one there. Their places are kept in the application's ledger.
 */
@Component("vtiger-imap,vtiger-imaps")
public final class ApplicationMailboxes extends MailboxComponent {
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        Library library = Library.of(getCamelContext());
        library.ledger().serve(this);
        library.settings().trustStore().ifPresent(store -> trust(store.parameters(getCamelContext())));
    }
}
