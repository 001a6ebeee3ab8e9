package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mailbox.MailboxComponent;
import io.github.vtigermail.mailbox.MailboxEndpoint;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.mailbox.options.MailboxUriFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * A mailbox as its file says it: the same reading whether the mailbox is then run, or only looked at by a command. Nothing
 * is connected, and no route is added to the context.
 */
public final class MailboxFile {
    /** How the names of mailbox files end. */
    static final String ENDING = ".camel.yaml";

    private final String mailbox;
    private final MailboxEndpoint endpoint;

    private MailboxFile(String mailbox, MailboxEndpoint endpoint) {
        this.mailbox = mailbox;
        this.endpoint = endpoint;
    }

    /**
     * The mailbox of this name.
     *
     * @param context a started one, in which the names {@code imap} and {@code imaps} are a {@link MailboxComponent} and a
     *     {@link MailboxUriFactory} is bound; it needs no place store
     * @param folder the folder of the mailbox files: the setting {@code mailboxes}
     * @param mailbox its name: the id of its route
     * @throws IllegalArgumentException for people, without a word of a secret: if no file has it, with what is wrong with
     *     the files that are broken
     */
    public static MailboxFile named(CamelContext context, Path folder, String mailbox) {
        List<String> names = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Path file : in(folder)) {
            try {
                for (MailboxFile one : read(context, file)) {
                    if (one.mailbox.equals(mailbox)) {
                        return one;
                    }
                    names.add(one.mailbox);
                }
            } catch (Exception e) {
                faults.add("; " + MailboxFileFault.describe(context, file, e));
            }
        }
        throw new IllegalArgumentException("there is no mailbox \"" + mailbox + "\" in " + folder + ", which has: "
                + (names.isEmpty() ? "none" : String.join(", ", names)) + String.join("", faults));
    }

    /**
     * All mailboxes of this folder; of a context as for {@link #named}.
     *
     * @throws IllegalArgumentException for people, as there, if a file is broken
     */
    public static List<MailboxFile> all(CamelContext context, Path folder) {
        List<MailboxFile> all = new ArrayList<>();
        for (Path file : in(folder)) {
            try {
                all.addAll(read(context, file));
            } catch (Exception e) {
                throw new IllegalArgumentException("mailbox file " + MailboxFileFault.describe(context, file, e));
            }
        }
        return all;
    }

    /**
     * The mailbox of this folder, if it has any; of a context as for {@link #named}.
     *
     * @throws IllegalArgumentException for people, as there, if a file is broken or there are several mailboxes
     */
    public static Optional<MailboxFile> only(CamelContext context, Path folder) {
        List<MailboxFile> all = all(context, folder);
        if (all.size() > 1) {
            throw new IllegalArgumentException("which mailbox? " + folder + " has: "
                    + all.stream().map(MailboxFile::mailbox).collect(Collectors.joining(", ")));
        }
        return all.stream().findFirst();
    }

    /** Its name in the logs: the id of its route. */
    public String mailbox() {
        return mailbox;
    }

    /** What the file says beside the account. */
    public MailboxOptions options() {
        return endpoint.options();
    }

    MailboxEndpoint endpoint() {
        return endpoint;
    }

    /** The mailbox files of a folder, in the order of their names; none if there is no such folder. */
    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The mailboxes of a file: one for each of its routes. {@link MailboxFileFault} says what an exception means. */
    static List<MailboxFile> read(CamelContext context, Path file) throws Exception {
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
            throw new IllegalArgumentException("id: the route has none; it is the mailbox's name in the logs");
        }
        String unsafe = MailboxUriFactory.unsafe(route.getInput().getEndpointUri());
        if (unsafe != null) {
            throw new IllegalArgumentException("uri: with " + unsafe + " in the file, it must be imaps alone, and the "
                    + "server stand below it as host: among the parameters");
        }
        String uri = context.resolvePropertyPlaceholders(route.getInput().getEndpointUri());
        if (!(context.getEndpoint(uri) instanceof MailboxEndpoint endpoint)) {
            throw new IllegalArgumentException(
                    "from: " + file.getFileName() + " reads no mailbox: it must begin with imaps:");
        }
        return new MailboxFile(id, endpoint);
    }
}
