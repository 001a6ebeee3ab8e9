package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxIdentity;
import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import io.github.vtigermail.mailbox.imap.MailboxConnection;
import io.github.vtigermail.mailbox.oauth.OAuthLogin;
import io.github.vtigermail.mailbox.options.AccountDescription;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import io.github.vtigermail.mailbox.options.MailboxConfiguration;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.mailbox.options.OAuthConfiguration;
import io.github.vtigermail.mailbox.options.RefusedOptions;
import jakarta.mail.Session;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.Route;
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
    private final OAuthConfiguration oauthConfiguration = new OAuthConfiguration();

    @UriParam
    private final AccountDescription accountDescription = new AccountDescription();

    @UriParam(
            label = "advanced",
            description = "A bean that has the account and the options of the mailbox, by their names here.")
    private MailboxAccount account;

    private MailboxOptions options;
    private OAuthLogin oauth;
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
        requireFolderOfItsOwn(route -> route.getEndpoint() == this);
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

    /** Which folder of which account it reads. */
    public MailboxIdentity identity() {
        MailConfiguration account = getConfiguration();
        String user = account.getUsername() != null
                ? account.getUsername()
                : account.getPasswordAuthentication().getUserName();
        return new MailboxIdentity(user, account.getHost(), account.getPort(), account.getFolderName());
    }

    /**
     * Mails that another mailbox on the same folder waits for would be skipped, because both move one cursor.
     *
     * @param replaced whether a route is this one or is replaced by it
     * @throws InvalidOptionException that names the route that reads the same folder
     */
    public void requireFolderOfItsOwn(Predicate<Route> replaced) {
        MailboxIdentity identity = identity();
        for (Route route : getCamelContext().getRoutes()) {
            if (route.getEndpoint() instanceof MailboxEndpoint other
                    && identity.isSameFolder(other.identity())
                    && !replaced.test(route)) {
                throw readTwice(route.getRouteId());
            }
        }
    }

    /** The fault of a second mailbox on one folder. @param first the route that reads it */
    public static InvalidOptionException readTwice(String first) {
        return new InvalidOptionException(
                "from",
                "the route \"" + first
                        + "\" reads this mailbox, and with two on one folder mails would be lost: put the "
                        + "patterns of both, one a line, into subjectPatterns of one");
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

    /** The login with OAuth2; empty if the mailbox logs in with a password. */
    public Optional<OAuthLogin> oauth() {
        return Optional.ofNullable(oauth);
    }

    void setOAuth(OAuthLogin oauth) {
        this.oauth = oauth;
    }

    /** The options as they are written. */
    public OAuthConfiguration getOauthConfiguration() {
        return oauthConfiguration;
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
