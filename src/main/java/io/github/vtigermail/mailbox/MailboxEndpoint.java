package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import io.github.vtigermail.mailbox.options.AccountDescription;
import io.github.vtigermail.mailbox.options.MailboxConfiguration;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.mailbox.options.RefusedOptions;
import jakarta.mail.Session;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;

/**
 * Read a mailbox over IMAP: mails are processed in parallel, those of one ticket in order, and each is marked as read and
 * moved when it is done.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "vtiger-imaps,vtiger-imap",
        extendsScheme = "imap",
        title = "Vtiger Mailbox",
        syntax = "vtiger-imaps:host:port",
        consumerOnly = true,
        category = Category.MAIL)
@Metadata(excludeProperties = RefusedOptions.NAMES + "," + RefusedOptions.FOR_OTHERS)
public final class MailboxEndpoint extends MailEndpoint {
    /** The time from one poll to the next, in milliseconds. */
    static final long DELAY = 10_000;
    /** How many mails to look at together. A poll goes on until there are no more. */
    static final int BATCH = 500;

    @UriParam
    private final MailboxConfiguration mailboxConfiguration = new MailboxConfiguration();

    @UriParam
    private final AccountDescription accountDescription = new AccountDescription();

    @UriParam(
            label = "advanced",
            description = "A bean that has the account and the options of the mailbox, by their names here.")
    private MailboxAccount account;

    private MailboxOptions options;
    private Session session;

    /** @param account names the mailbox and has its options; null if the URI has them */
    MailboxEndpoint(String uri, MailboxComponent component, MailConfiguration configuration, MailboxAccount account) {
        super(uri, component, configuration);
        this.account = account;
        setDelay(DELAY);
        setInitialDelay(0);
        setMaxMessagesPerPoll(BATCH);
    }

    @Override
    public Consumer createConsumer(Processor processor, JavaMailSender sender) throws Exception {
        MailboxComponent component = (MailboxComponent) getComponent();
        MailboxConnection connection = new MailboxConnection(sender.getSession(), getConfiguration());
        MailboxConsumer consumer = new MailboxConsumer(this, processor, connection, component.clock());
        consumer.setMaxMessagesPerPoll(getMaxMessagesPerPoll());
        configureConsumer(consumer);
        consumer.setScheduler(new IdleScheduler());
        return consumer;
    }

    /** A connection for a command: nothing is polled. */
    public MailboxConnection connect() throws Exception {
        createProducer(); // so that camel-mail creates its session, which it passes only to these methods
        return new MailboxConnection(session, getConfiguration());
    }

    @Override
    public Producer createProducer(JavaMailSender sender) {
        session = sender.getSession();
        return super.createProducer(sender);
    }

    /** The mailbox's name, if it is not the id of its route. */
    Optional<String> name() {
        return Optional.ofNullable(account).map(MailboxAccount::name);
    }

    CursorRepository cursorRepository() {
        return ((MailboxComponent) getComponent()).cursorRepository();
    }

    MailboxLeases leases() {
        return ((MailboxComponent) getComponent()).getLeases();
    }

    /** The options as values. */
    public MailboxOptions options() {
        return options;
    }

    void setOptions(MailboxOptions options) {
        this.options = options;
    }

    /** The options as they are written. */
    public MailboxConfiguration getMailboxConfiguration() {
        return mailboxConfiguration;
    }

    public MailboxAccount getAccount() {
        return account;
    }

    /** Names the mailbox; the options of an account are read when the endpoint is made. */
    public void setAccount(MailboxAccount account) {
        this.account = account;
    }
}
