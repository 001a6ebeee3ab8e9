package io.github.vtigermail.library;

import io.github.vtigermail.mailbox.MailboxComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.LifecycleStrategySupport;

/** Gives the mailboxes of an application its ledger and its settings, when it first uses one. */
final class ApplicationMailboxes extends LifecycleStrategySupport {
    private final CamelContext application;

    ApplicationMailboxes(CamelContext application) {
        this.application = application;
    }

    @Override
    public void onComponentAdd(String name, Component component) {
        if (component instanceof MailboxComponent mailboxes && mailboxes.getCursorRepository() == null) {
            Library library = Library.of(application);
            library.ledger().serve(mailboxes);
            library.settings()
                    .trustStore()
                    .ifPresent(store -> mailboxes.setDefaultSslContextParameters(store.parameters(application)));
        }
    }
}
