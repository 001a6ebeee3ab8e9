package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.CursorRepository;
import io.github.vtigermail.mailbox.cursor.MailboxLeases;
import io.github.vtigermail.mailbox.oauth.EncryptionKey;
import io.github.vtigermail.mailbox.oauth.RefreshTokens;
import io.github.vtigermail.mailbox.options.AccountDescription;
import io.github.vtigermail.mailbox.options.MailHost;
import io.github.vtigermail.mailbox.options.MailboxConfiguration;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.mailbox.options.MailboxScheme;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.mailbox.options.OptionNames;
import io.github.vtigermail.mailbox.options.OptionValue;
import io.github.vtigermail.mailbox.options.RefusedOptions;
import io.github.vtigermail.mailbox.options.SafeDefaults;
import io.github.vtigermail.mailbox.options.TargetFolders;
import io.github.vtigermail.support.Addresses;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.StringHelper;

/**
 * Mailboxes: camel-mail's component with our consumer behind it. The options of a mailbox are described in {@link
 * MailboxConfiguration} and {@link AccountDescription}. Camel-mail's other options for the account, TLS and polling work as
 * camel-mail documents them; those of its own consumer would have no effect, so they are refused.
 */
@Component("vtiger-imaps,vtiger-imap")
@Metadata(excludeProperties = RefusedOptions.NAMES + "," + RefusedOptions.FOR_OTHERS)
public class MailboxComponent extends MailComponent {
    @Metadata(label = "advanced", description = "Where the cursors of the mailboxes are kept")
    private CursorRepository cursorRepository;

    @Metadata(
            label = "advanced",
            description = "Which mailboxes are read here, if several connectors could read them. By default all.")
    private MailboxLeases leases = MailboxLeases.NONE;

    @Metadata(
            description = "How many mails of a mailbox are processed in parallel, unless the mailbox says otherwise",
            defaultValue = "4")
    private int workers = 4;

    @Metadata(
            label = "security",
            description =
                    "Whether vtiger-imap may connect to other hosts without TLS, unless the mailbox says otherwise",
            defaultValue = "false")
    private boolean allowInsecure;

    @Metadata(
            label = "advanced",
            description =
                    "Addresses of the mailboxes and of Vtiger, beside the user names of the mailboxes: a mail from one of them is a mail loop")
    private Addresses ownAddresses = Addresses.NONE;

    private SSLContextParameters defaultSslContextParameters;
    private final Clock clock = Clock.systemUTC();
    private final OAuthLogins logins = new OAuthLogins(clock);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        MailboxUriFactory.decode(getCamelContext(), parameters);
        MailConfiguration configuration = getConfiguration().copy();
        setHost(configuration, MailboxScheme.withoutPrefix(uri), remaining);
        SafeDefaults.apply(configuration);
        MailboxAccount account = resolveAndRemoveReferenceParameter(parameters, "account", MailboxAccount.class);
        if (account != null) {
            parameters.putAll(account.options());
        }
        MailboxEndpoint endpoint = new MailboxEndpoint(uri, this, configuration, account);
        setDescribedOptions(endpoint, parameters);
        Object port = parameters.remove("port"); // in the options of an account
        if (port != null) {
            configuration.setPort(Integer.parseInt(port.toString()));
        }
        MailboxOptions options = MailboxOptions.of(
                endpoint.getMailboxConfiguration(),
                workers,
                allowInsecure,
                ownAddresses.plus(configuration.getUsername()));
        endpoint.setOptions(options);
        RefusedOptions.check(parameters, options.allowInsecure());
        if (!options.allowInsecure()) {
            SafeDefaults.requireTls(configuration);
        }
        parameters.keySet().stream()
                .filter(key -> key.startsWith("mail."))
                .toList()
                .forEach(key -> configuration.getAdditionalJavaMailProperties().put(key, parameters.remove(key)));
        setProperties(endpoint, parameters);
        logins.add(endpoint, options.allowInsecure(), tls());
        SafeDefaults.requireAccount(configuration);
        TargetFolders.check(configuration, options);
        if (configuration.getSslContextParameters() == null) {
            configuration.setSslContextParameters(tls());
        }
        return endpoint;
    }

    /** In our own way: a URI that is wrong in any place would be shown as a whole. */
    private static void setHost(MailConfiguration configuration, String uri, String written) {
        configuration.configure(URI.create(StringHelper.before(uri, ":") + "://localhost"));
        MailHost host = MailHost.of(written);
        configuration.setHost(host.name());
        if (host.port() > 0) {
            configuration.setPort(host.port());
        }
    }

    /** As they are written: Camel would take a value that begins with {@code #} for the name of a bean. */
    private void setDescribedOptions(MailboxEndpoint endpoint, Map<String, Object> parameters) {
        PropertyConfigurer configurer = getEndpointPropertyConfigurer();
        for (String name : OptionNames.ALL) {
            Object value = parameters.remove(name);
            if (value != null) {
                OptionValue.set(getCamelContext(), configurer, endpoint, name, value);
            }
        }
    }

    private SSLContextParameters tls() {
        return defaultSslContextParameters != null ? defaultSslContextParameters : retrieveGlobalSslContextParameters();
    }

    /** The TLS settings of mailboxes that have none of their own. By default those of the Camel context. */
    public void setDefaultSslContextParameters(SSLContextParameters parameters) {
        defaultSslContextParameters = parameters;
    }

    CursorRepository cursorRepository() {
        if (cursorRepository == null) {
            throw new IllegalStateException(
                    "the component for mailboxes needs a cursor repository (property \"cursorRepository\")");
        }
        return cursorRepository;
    }

    /** Where the cursors are kept. Required. */
    public void setCursorRepository(CursorRepository cursorRepository) {
        this.cursorRepository = cursorRepository;
    }

    public CursorRepository getCursorRepository() {
        return cursorRepository;
    }

    /** Which mailboxes are read here, if several connectors could read them. By default all. */
    public void setLeases(MailboxLeases leases) {
        this.leases = leases;
    }

    public MailboxLeases getLeases() {
        return leases;
    }

    /** How many mails of a mailbox are processed in parallel: as many as there are sessions at Vtiger. By default 4. */
    public void setWorkers(int workers) {
        this.workers = workers;
    }

    public int getWorkers() {
        return workers;
    }

    /** Whether vtiger-imap may connect to other hosts without TLS. By default false. */
    public void setAllowInsecure(boolean allowInsecure) {
        this.allowInsecure = allowInsecure;
    }

    public boolean isAllowInsecure() {
        return allowInsecure;
    }

    /** Addresses of the mailboxes and of Vtiger, in addition to each mailbox's user name. By default none. */
    public void setOwnAddresses(Addresses ownAddresses) {
        this.ownAddresses = ownAddresses;
    }

    public Addresses getOwnAddresses() {
        return ownAddresses;
    }

    /**
     * Keeps the refresh tokens of mailboxes with OAuth2.
     *
     * @param tokens where
     * @param key what they are encrypted with
     */
    public void keepTokens(RefreshTokens tokens, EncryptionKey key) {
        logins.keep(tokens, key);
    }

    Clock clock() {
        return clock;
    }
}
