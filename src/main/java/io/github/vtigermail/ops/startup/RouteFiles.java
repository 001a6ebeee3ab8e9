package io.github.vtigermail.ops.startup;

import io.github.vtigermail.ops.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.util.ObjectHelper;

/**
 * Checks that what mailboxes lead to is there. Without it the connector would run, and each mail would wait for a step that does
 * not come, or for a rule that says what becomes of it.
 */
public final class RouteFiles {
    /** The file of the line from a mail to its comment, and the consumer with which it begins. */
    private static final String LINE = "ticket-mail.camel.yaml";

    private static final String LINE_FROM = "direct:ticket-mail";
    /** The file of what happens when a step fails, and its route configuration. */
    private static final String FAILURES = "failures.camel.yaml";

    private static final String FAILURES_ID = "failures";

    /** How Camel names the file that it cannot load, and the line, with much between them. */
    private static final Pattern FILE =
            Pattern.compile("([\\w-]+\\.camel\\.yaml)(?:.*?(?:line |:)(\\d+))?", Pattern.DOTALL);

    private RouteFiles() {}

    /**
     * @param context whose routes are loaded
     * @param routes the folder of the route files
     * @param mailboxes the folder of the mailbox files
     * @throws InvalidSettingsException with a line for each file or folder that is missing, or has not what is needed
     */
    public static void check(CamelContext context, Path routes, Path mailboxes) {
        List<String> problems = new ArrayList<>();
        if (context.getRoutes().stream().noneMatch(RouteFiles::isLine)) {
            problems.add(problem(routes.resolve(LINE), "no route from " + LINE_FROM));
        }
        Model model = context.getCamelContextExtension().getContextPlugin(Model.class);
        if (model.getRouteConfigurationDefinition(FAILURES_ID) == null) {
            problems.add(problem(routes.resolve(FAILURES), "no routeConfiguration with the id " + FAILURES_ID));
        }
        problemOfMailboxes(mailboxes).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    /**
     * The same before a start: whether the files can be read, and have the line and the configuration.
     *
     * @param context to read them with; they are not added to it
     */
    public static List<String> problemsOfFiles(CamelContext context, Path routes) {
        List<String> problems = new ArrayList<>();
        boolean line = false;
        boolean failures = false;
        for (Path file : yaml(routes)) {
            try {
                Resource resource = ResourceHelper.resolveMandatoryResource(context, "file:" + file);
                for (RoutesBuilder builder :
                        PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
                    RouteConfigurationBuilder read = (RouteConfigurationBuilder) builder;
                    read.setCamelContext(context);
                    read.configure();
                    read.configuration();
                    line |= read.getRouteCollection().getRoutes().stream()
                            .anyMatch(route -> LINE_FROM.equals(route.getEndpointUrl()));
                    failures |= read.getRouteConfigurationCollection().getRouteConfigurations().stream()
                            .anyMatch(configuration -> FAILURES_ID.equals(configuration.getId()));
                }
            } catch (Exception e) {
                problems.add(StartupFailure.describe(describe(e, routes)));
            }
        }
        if (!line && problems.isEmpty()) {
            problems.add(problem(routes.resolve(LINE), "no route from " + LINE_FROM));
        }
        if (!failures && problems.isEmpty()) {
            problems.add(problem(routes.resolve(FAILURES), "no routeConfiguration with the id " + FAILURES_ID));
        }
        return problems;
    }

    private static List<Path> yaml(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** That the folder of the mailbox files does not exist, if so. */
    public static Optional<String> problemOfMailboxes(Path folder) {
        return Files.isDirectory(folder)
                ? Optional.empty()
                : Optional.of("there is no folder " + folder
                        + ", so there is no mailbox: create it, or see the setting \"mailboxes\"");
    }

    /**
     * What to throw for this fault of a start: an {@link InvalidSettingsException} if it is about a route file, or else the fault
     * itself. Camel's message shows what is in the file, so only the kind of the fault is passed on.
     */
    public static Exception describe(Exception fault, Path routes) {
        if (ObjectHelper.getException(InvalidSettingsException.class, fault) != null) {
            return fault;
        }
        NoSuchBeanException bean = ObjectHelper.getException(NoSuchBeanException.class, fault);
        if (bean != null) {
            return new InvalidSettingsException(
                    List.of("a route in " + routes + " names the bean " + bean.getName() + ", which does not exist"));
        }
        String kind = null;
        for (Throwable cause : ObjectHelper.createExceptionIterable(fault)) { // from the first cause on
            kind = kind == null ? cause.getClass().getSimpleName() : kind;
            Matcher file = FILE.matcher(String.valueOf(cause.getMessage()));
            if (file.find() && Files.exists(routes.resolve(file.group(1)))) {
                String line = file.group(2) == null ? "" : ", line " + file.group(2);
                return new InvalidSettingsException(List.of(routes.resolve(file.group(1)) + line + " cannot be loaded ("
                        + kind + "): correct it, or copy the file from the distribution"));
            }
        }
        return fault;
    }

    private static boolean isLine(Route route) {
        return route.getEndpoint().getEndpointUri().replace("://", ":").equals(LINE_FROM);
    }

    private static String problem(Path file, String lack) {
        return file + (Files.isReadable(file) ? " has " + lack : " is missing")
                + ": without it no mail becomes a comment; copy the file from the distribution";
    }
}
