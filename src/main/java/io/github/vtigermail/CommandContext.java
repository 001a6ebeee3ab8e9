package io.github.vtigermail;

import io.github.vtigermail.mail.Addresses;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.MailboxFile;
import io.github.vtigermail.mailbox.MailboxUriFactory;
import io.github.vtigermail.mailbox.Quarantine;
import io.github.vtigermail.ops.BadSettings;
import io.github.vtigermail.ops.MailboxSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** As much of the connector as a command needs that looks at a mailbox: its settings and its file, no routes, no ledger. */
final class CommandContext {
    private CommandContext() {}

    /** The quarantine of a mailbox of this folder; the process ends with the command, and so does the context. */
    static Quarantine quarantine(Path folder, String mailbox) throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.getPropertiesComponent().setLocation("file:" + Connector.properties(folder));
        MailboxSettings settings = MailboxSettings.read(context);
        settings.trustStore().ifPresent(store -> context.setSSLContextParameters(store.parameters(context)));
        addMailboxes(context, settings.allowInsecure(), Addresses.NONE);
        context.start();
        return Quarantine.of(
                mailboxFile(() -> MailboxFile.named(context, folder.resolve(settings.mailboxes()), mailbox)));
    }

    /** What was asked for. @throws BadSettings if a file is broken, or there is no such mailbox */
    static <T> T mailboxFile(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (IllegalArgumentException e) {
            throw new BadSettings(List.of(e.getMessage()));
        }
    }

    /** What it takes to read mailbox files: nothing is polled. */
    static void addMailboxes(CamelContext context, boolean allowInsecure, Addresses own) {
        for (String protocol : List.of("imap", "imaps")) {
            MailboxComponent component = new MailboxComponent();
            component.setAllowInsecure(allowInsecure);
            component.setOwnAddresses(own);
            component.setUseGlobalSslContextParameters(true);
            context.addComponent(protocol, component);
        }
        context.getRegistry().bind("mailboxUriFactory", new MailboxUriFactory());
    }
}
