package io.github.vtigermail;

import io.github.vtigermail.ledger.DeadLetters;
import io.github.vtigermail.ledger.DeadLetters.DeadLetter;
import io.github.vtigermail.ledger.JdbcRefreshTokens;
import io.github.vtigermail.ledger.Ledger;
import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.file.MailboxFile;
import io.github.vtigermail.mailbox.file.MailboxFileException;
import io.github.vtigermail.mailbox.file.ReviewFolder;
import io.github.vtigermail.mailbox.oauth.EncryptionKey;
import io.github.vtigermail.mailbox.options.MailboxScheme;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.ops.command.MailboxFolders;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.settings.LedgerSettings;
import io.github.vtigermail.ops.settings.MailboxSettings;
import io.github.vtigermail.ops.settings.OAuthKey;
import io.github.vtigermail.ops.settings.SettingsFile;
import io.github.vtigermail.ops.startup.RouteFiles;
import io.github.vtigermail.support.Addresses;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.util.function.Suppliers;

/** As much of the connector as a command needs that looks at mailboxes: their settings and files; no routes. */
final class CommandContext implements MailboxFolders {
    private final Path folder;
    private CamelContext context;
    private MailboxSettings settings;

    /** @param folder the connector's */
    CommandContext(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> mailboxes() throws Exception {
        start();
        return mailboxFile(() -> MailboxFile.all(context, folder.resolve(settings.mailboxes()))).stream()
                .map(MailboxFile::mailbox)
                .toList();
    }

    @Override
    public ReviewFolder quarantine(String mailbox) throws Exception {
        return ReviewFolder.ofQuarantine(mailbox(mailbox));
    }

    @Override
    public ReviewFolder deadLetters(String mailbox) throws Exception {
        return ReviewFolder.ofDeadLetters(mailbox(mailbox));
    }

    @Override
    public Map<String, DeadLetter> reasons(String mailbox) throws Exception {
        start();
        LedgerSettings where = LedgerSettings.read(context);
        try (Ledger ledger = Ledger.openReadOnly(where.url(), where.username(), where.password())) {
            return new DeadLetters(ledger, Clock.systemUTC())
                    .all().stream()
                            .filter(letter -> letter.mailbox().equals(mailbox))
                            .collect(Collectors.toMap(DeadLetter::mailHash, Function.identity()));
        }
    }

    /** The mailbox of this name. @throws InvalidSettingsException if there is none, or a setting is wrong */
    MailboxFile mailbox(String mailbox) throws Exception {
        start();
        return mailboxFile(() -> MailboxFile.named(context, folder.resolve(settings.mailboxes()), mailbox));
    }

    /** Once; the process ends with the command, and so does the context. */
    private void start() throws Exception {
        if (context == null) {
            CamelContext starting = Contexts.ours();
            starting.getPropertiesComponent().setInitialProperties(SettingsFile.read(folder));
            settings = MailboxSettings.read(starting);
            RouteFiles.problemOfMailboxes(folder.resolve(settings.mailboxes())).ifPresent(problem -> {
                throw new InvalidSettingsException(List.of(problem));
            });
            settings.trustStore().ifPresent(store -> starting.setSSLContextParameters(store.parameters(starting)));
            addMailboxes(starting, settings.allowInsecure(), Addresses.NONE);
            keepTokens(starting);
            starting.start();
            context = starting;
        }
    }

    /** In the ledger, which is opened only if a mailbox needs it. */
    static void keepTokens(CamelContext context) {
        OAuthKey key = OAuthKey.read(context);
        LedgerSettings where = LedgerSettings.read(context);
        Supplier<Ledger> ledger = Suppliers.memorize(
                () -> Ledger.openBeside(where.url(), where.username(), where.password(), Clock.systemUTC()));
        for (String scheme : List.of(MailboxScheme.IMAPS, MailboxScheme.IMAP)) {
            MailboxComponent component = context.getComponent(scheme, MailboxComponent.class);
            component.keepTokens(new JdbcRefreshTokens(ledger), new EncryptionKey(key.written(), key.file()));
        }
    }

    /** What was asked for. @throws InvalidSettingsException if a file is broken, or there is no such mailbox */
    static <T> T mailboxFile(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (MailboxFileException e) {
            throw new InvalidSettingsException(List.of(e.getMessage()));
        }
    }

    /** What it takes to read mailbox files: nothing is polled. */
    static void addMailboxes(CamelContext context, boolean allowInsecure, Addresses own) {
        for (String scheme : List.of(MailboxScheme.IMAPS, MailboxScheme.IMAP)) {
            MailboxComponent component = new MailboxComponent();
            component.setAllowInsecure(allowInsecure);
            component.setOwnAddresses(own);
            component.setUseGlobalSslContextParameters(true);
            context.addComponent(scheme, component);
        }
        context.getRegistry().bind("mailboxUriFactory", new MailboxUriFactory());
    }
}
