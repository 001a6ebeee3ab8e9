package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.MailboxEndpoint;
import io.github.vtigermail.mailbox.imap.MailboxUnavailableException;
import io.github.vtigermail.mailbox.oauth.OAuthLogin;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.mailbox.options.MailboxScheme;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import io.github.vtigermail.support.Placeholders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A mailbox as read from its file, whether it is then run or only looked at by a command. Reading connects to nothing
 * and adds no route to the context.
 */
public final class MailboxFile {
    private final String mailbox;
    private final MailboxEndpoint endpoint;
    private final RouteDefinition route;

    private MailboxFile(String mailbox, MailboxEndpoint endpoint, RouteDefinition route) {
        this.mailbox = mailbox;
        this.endpoint = endpoint;
        this.route = route;
    }

    /**
     * The mailbox of this name.
     *
     * @param context a started one that has the components of {@link MailboxScheme} as {@link MailboxComponent} and a
     *     {@link MailboxUriFactory}; it needs no cursor repository
     * @param folder the folder of the mailbox files: the setting {@code mailboxes}
     * @param mailbox its name: the id of its route
     * @throws MailboxFileException if no file has it; says what is wrong with the files that are broken
     */
    public static MailboxFile named(CamelContext context, Path folder, String mailbox) {
        List<String> names = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Path file : MailboxFileNames.in(folder)) {
            try {
                for (MailboxFile one : read(context, file)) {
                    if (one.mailbox.equals(mailbox)) {
                        return one;
                    }
                    names.add(one.mailbox);
                }
            } catch (Exception e) {
                faults.add("; " + MailboxFileFault.describe(file, e));
            }
        }
        throw new MailboxFileException("there is no mailbox \"" + mailbox + "\" in " + folder + ", which has: "
                + (names.isEmpty() ? "none" : String.join(", ", names)) + String.join("", faults));
    }

    /**
     * All mailboxes of this folder. The context is as for {@link #named}.
     *
     * @throws MailboxFileException if a file is broken
     */
    public static List<MailboxFile> all(CamelContext context, Path folder) {
        return all(context, folder, fault -> {
            throw fault;
        });
    }

    /**
     * The mailboxes of this folder whose files are in order. The context is as for {@link #named}.
     *
     * @param faults gets what is wrong with the others
     */
    public static List<MailboxFile> all(
            CamelContext context, Path folder, Consumer<? super MailboxFileException> faults) {
        List<MailboxFile> all = new ArrayList<>();
        for (Path file : MailboxFileNames.in(folder)) {
            try {
                all.addAll(read(context, file));
            } catch (Exception e) {
                faults.accept(new MailboxFileException("mailbox file " + MailboxFileFault.describe(file, e)));
            }
        }
        return all;
    }

    /**
     * The mailbox of this folder, if there is one. The context is as for {@link #named}.
     *
     * @throws MailboxFileException if a file is broken or there are several mailboxes
     */
    public static Optional<MailboxFile> only(CamelContext context, Path folder) {
        List<MailboxFile> all = all(context, folder);
        if (all.size() > 1) {
            throw new MailboxFileException("which mailbox? " + folder + " has: "
                    + all.stream().map(MailboxFile::mailbox).collect(Collectors.joining(", ")));
        }
        return all.stream().findFirst();
    }

    /** Its name in the logs: the id of its route. */
    public String mailbox() {
        return mailbox;
    }

    /** Its options, without the account. */
    public MailboxOptions options() {
        return endpoint.options();
    }

    /**
     * Looks at the mailbox on its mail server without changing anything; the caller closes what it gets.
     *
     * @throws MailboxUnavailableException if the mail server cannot be used; its message says why
     */
    public MailboxView look() throws MailboxUnavailableException {
        return MailboxView.of(this);
    }

    /** The name of the mail server, and who logs in there. */
    public String account() {
        MailConfiguration account = endpoint.getConfiguration();
        return account.getHost() + ":" + account.getPort() + " as "
                + endpoint.identity().user();
    }

    /** How it logs in. */
    public String authentication() {
        return oauth().isPresent() ? "OAuth2" : "password";
    }

    /** Whether a person has to consent before it can be read. */
    public boolean needsConsent() {
        return oauth().filter(OAuthLogin::needsConsent).isPresent();
    }

    /** The name of the mail server. */
    public String host() {
        return endpoint.getConfiguration().getHost();
    }

    /** Whether both read the same folder, so that only one of them can run. */
    public boolean isSameFolder(MailboxFile other) {
        return endpoint.identity().isSameFolder(other.endpoint.identity());
    }

    /** How it logs in with OAuth2; empty if it does with a password. */
    public Optional<OAuthLogin> oauth() {
        return endpoint.oauth();
    }

    MailboxEndpoint endpoint() {
        return endpoint;
    }

    RouteDefinition route() {
        return route;
    }

    /** The mailboxes of a file: one for each of its routes. {@link MailboxFileFault} says what an exception means. */
    static List<MailboxFile> read(CamelContext context, Path file) throws Exception {
        CamelMailSchemeException.check(file);
        List<MailboxFile> mailboxes = new ArrayList<>();
        for (RouteDefinition route : routes(context, file)) {
            mailboxes.add(of(context, route, file));
        }
        return mailboxes;
    }

    private static List<RouteDefinition> routes(CamelContext context, Path file) throws Exception {
        Resource resource = ResourceHelper.resolveMandatoryResource(context, "file:" + file);
        List<RouteDefinition> routes = new ArrayList<>();
        for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
            RouteBuilder route = (RouteBuilder) builder;
            route.setCamelContext(context);
            route.configure();
            routes.addAll(route.getRouteCollection().getRoutes());
        }
        return routes;
    }

    private static MailboxFile of(CamelContext context, RouteDefinition route, Path file) {
        String id = route.getId();
        if (id == null || id.isBlank()) {
            throw new InvalidOptionException("id", "the route has none; it is the mailbox's name in the logs");
        }
        String unencoded = MailboxUriFactory.findUnencoded(route.getInput().getEndpointUri());
        if (unencoded != null) {
            throw new InvalidOptionException(
                    "uri",
                    "with " + unencoded + " in the file, it must be vtiger-imaps alone, "
                            + "and the server must be the parameter host: below it");
        }
        String uri = Placeholders.resolve(context, route.getInput().getEndpointUri());
        if (!(context.getEndpoint(uri) instanceof MailboxEndpoint endpoint)) {
            throw new InvalidOptionException("from", "this reads no mailbox: it must begin with vtiger-imaps:");
        }
        return new MailboxFile(id, endpoint, route);
    }
}
