package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import jakarta.mail.Session;
import java.util.Optional;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;

/** One mailbox: camel-mail's endpoint, with our consumer. */
public final class MailboxEndpoint extends MailEndpoint {
    /** In milliseconds: how long after a poll the next one comes. */
    static final long DELAY = 10_000;
    /** How many mails are asked for at once; a poll goes on until there is no more. */
    static final int BATCH = 500;

    private final MailboxOptions options;
    private final String mailbox;
    private Session session;

    /** @param mailbox the mailbox's name; null for the id of its route */
    MailboxEndpoint(
            String uri,
            MailboxComponent component,
            MailConfiguration configuration,
            MailboxOptions options,
            String mailbox) {
        super(uri, component, configuration);
        this.mailbox = mailbox;
        this.options = options;
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
        createProducer(); // so that camel-mail makes its session, which only these methods are given
        return new MailboxConnection(session, getConfiguration());
    }

    @Override
    public Producer createProducer(JavaMailSender sender) {
        session = sender.getSession();
        return super.createProducer(sender);
    }

    /** The mailbox's name, where it is not that of its route. */
    Optional<String> mailbox() {
        return Optional.ofNullable(mailbox);
    }

    CursorRepository cursorRepository() {
        return ((MailboxComponent) getComponent()).cursorRepository();
    }

    MailboxLeases leases() {
        return ((MailboxComponent) getComponent()).getLeases();
    }

    public MailboxOptions options() {
        return options;
    }
}
