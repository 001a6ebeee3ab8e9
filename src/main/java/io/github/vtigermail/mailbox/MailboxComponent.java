package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.trust.Addresses;
import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.mailbox.options.RefusedOptions;
import io.github.vtigermail.mailbox.options.SafeDefaults;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailComponentConfigurer;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpointConfigurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * Camel's mail component with our consumer behind it, bound under the names {@code imap} and {@code imaps}, or under these
 * with {@code vtiger-} before them where an application has camel-mail's too. Camel-mail's
 * own options for account, folder, TLS and polling stay as they are documented there; those that would steer its own
 * consumer are refused, because they would have no effect. Beside them:
 *
 * <ul>
 *   <li>{@code subjectPatterns}: what a ticket reference looks like in a subject, one regular expression a line (RE2
 *       syntax), each with a group {@code ticket} (a ticket number) or {@code record} (a record id). Default: what
 *       Vtiger's own mails carry.
 *   <li>{@code start}: with what a mailbox begins that is seen for the first time: {@code unread} (default), {@code now},
 *       or a day such as {@code 2026-11-24}.
 *   <li>{@code moveTo}: the folder that done mail is moved to; it is made if missing. Default: none, it stays where it
 *       is and is marked as read.
 *   <li>{@code failedFolder}: the folder for mail that cannot become a comment; it is made if missing. Default {@code
 *       Failed}.
 *   <li>{@code quotedHistory}: {@code cut} (default) leaves out of a comment what the mail quotes of older ones and its
 *       signature, {@code keep} leaves them in.
 *   <li>{@code notify}: whom Vtiger tells of the comments: {@code auto} (default), {@code owner}, {@code customer},
 *       {@code nobody}.
 *   <li>{@code automaticFolder}: the folder that automatic mail is moved to; it is made if missing. Default: none, it is
 *       left alone.
 *   <li>{@code listMail}: {@code leave} (default) counts the mail of mailing lists as automatic, {@code take} does not:
 *       for a mailbox that a list or a group feeds.
 *   <li>{@code senders}: who may write to a ticket: {@code anyone} (default), {@code contacts} (contacts and organizations
 *       of the CRM), {@code ticket} (the ticket's own, and whose address stands in its comments). The staff always may.
 *   <li>{@code allow}: addresses and domains that may write as well, with commas. Default: none.
 *   <li>{@code authentication}: {@code off} (default), or of which a mail must have passed one, with commas: {@code dmarc},
 *       {@code dkim}, {@code spf}.
 *   <li>{@code authenticationServer}: with what the {@code Authentication-Results} begin that the trusted mail server
 *       writes; required with {@code authentication}.
 *   <li>{@code quarantineFolder}: the folder for the mail of those who may not; it is made if missing. Default {@code
 *       Quarantine}.
 *   <li>{@code idle}: {@code true} (default) takes a mail as soon as it comes, where the server tells of it (IMAP IDLE), and
 *       polls at every twelfth {@code delay} only; {@code false} polls at each.
 *   <li>{@code account}: a bean that is a {@link MailboxAccount} and has account and options. Default: none.
 *   <li>{@code allowInsecure}: lets a connection without TLS go to another host than this one. Default false.
 * </ul>
 */
public class MailboxComponent extends MailComponent {
    private static final String PREFIX = "vtiger-";
    private static final PropertyConfigurer COMPONENT_CONFIGURER = new MailComponentConfigurer();
    private static final PropertyConfigurer ENDPOINT_CONFIGURER = new MailEndpointConfigurer();

    @Metadata(description = "Where the place in each mailbox is kept", required = true)
    private CursorRepository cursorRepository;

    @Metadata(description = "Which mailboxes are worked on, where several connectors could; without it, all")
    private MailboxLeases leases = MailboxLeases.NONE;

    @Metadata(description = "How many mails of one mailbox are worked on side by side", defaultValue = "4")
    private int workers = 4;

    @Metadata(description = "Lets connections without TLS go to other hosts than this one", defaultValue = "false")
    private boolean allowInsecure;

    @Metadata(description = "Addresses of the connector's mailboxes and of Vtiger: a mail from one of them is a loop")
    private Addresses ownAddresses = Addresses.NONE;

    private SSLContextParameters trusted;
    private final Clock clock = Clock.systemUTC();

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MailboxUriFactory.decode(parameters);
        MailConfiguration configuration = getConfiguration().copy();
        configuration.configure(new java.net.URI(uri.startsWith(PREFIX) ? uri.substring(PREFIX.length()) : uri));
        MailboxAccount account = resolveAndRemoveReferenceParameter(parameters, "account", MailboxAccount.class);
        if (account != null) {
            parameters.putAll(account.options());
            takeAccount(configuration, parameters);
        }
        Object username = parameters.getOrDefault("username", configuration.getUsername());
        MailboxOptions options = MailboxOptions.takenFrom(
                parameters, workers, allowInsecure, ownAddresses.and(username == null ? null : username.toString()));
        RefusedOptions.check(parameters, options.allowInsecure());
        SafeDefaults.apply(configuration, options.allowInsecure());
        parameters.keySet().stream()
                .filter(key -> key.startsWith("mail."))
                .toList()
                .forEach(key -> configuration.getAdditionalJavaMailProperties().put(key, parameters.remove(key)));

        MailboxEndpoint endpoint =
                new MailboxEndpoint(uri, this, configuration, options, account == null ? null : account.name());
        setProperties(endpoint, parameters);
        SafeDefaults.requireAccount(configuration);
        if (configuration.getSslContextParameters() == null) {
            configuration.setSslContextParameters(trusted != null ? trusted : retrieveGlobalSslContextParameters());
        }
        return endpoint;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return COMPONENT_CONFIGURER;
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return ENDPOINT_CONFIGURER;
    }

    /** As it is: Camel would take a value that begins with {@code #} for the name of a bean. */
    private static void takeAccount(MailConfiguration configuration, Map<String, Object> parameters) {
        Object password = parameters.remove("password");
        if (password != null) {
            configuration.setPassword(password.toString());
        }
        Object username = parameters.remove("username");
        if (username != null) {
            configuration.setUsername(username.toString());
        }
        Object port = parameters.remove("port");
        if (port != null) {
            configuration.setPort(Integer.parseInt(port.toString()));
        }
    }

    /** For the mailboxes that name no certificates of their own. */
    protected void trust(SSLContextParameters trusted) {
        this.trusted = trusted;
    }

    CursorRepository cursorRepository() {
        if (cursorRepository == null) {
            throw new IllegalStateException(
                    "the component for mailboxes needs a cursor repository (property \"cursorRepository\")");
        }
        return cursorRepository;
    }

    /** Where the places are kept; required. */
    public void setCursorRepository(CursorRepository cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public CursorRepository getCursorRepository() {
        return cursorRepository;
    }

    /** Which mailboxes are worked on, where several connectors could. Default: all. */
    public void setLeases(MailboxLeases leases) {
        this.leases = leases;
    }

    public MailboxLeases getLeases() {
        return leases;
    }

    /** How many mails of one mailbox are worked on side by side: as many as there are sessions at Vtiger. Default 4. */
    public void setWorkers(int workers) {
        this.workers = workers;
    }

    public int getWorkers() {
        return workers;
    }

    /** Lets connections without TLS go to other hosts than this one. Default false. */
    public void setAllowInsecure(boolean allowInsecure) {
        this.allowInsecure = allowInsecure;
    }

    public boolean isAllowInsecure() {
        return allowInsecure;
    }

    /** Addresses of the connector's mailboxes and of Vtiger, beside each mailbox's own user name. Default none. */
    public void setOwnAddresses(Addresses ownAddresses) {
        this.ownAddresses = ownAddresses;
    }

    public Addresses getOwnAddresses() {
        return ownAddresses;
    }

    Clock clock() {
        return clock;
    }
}
