package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mailbox.MailboxEndpoint;
import io.github.vtigermail.mailbox.options.InvalidOptionException;
import io.github.vtigermail.support.LastResultHealthCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The routes that run from one mailbox file. If those of a changed file cannot be started, the old ones are started again; if
 * that fails too, or there are none, the mailbox is down in the health checks.
 */
final class MailboxRoutes {
    private static final int STOP_SECONDS = 8;

    private final CamelContext context;
    private final Path file;
    private final StepCheck steps;
    private final LastResultHealthCheck down;
    private String tried = "";
    private boolean inTheWay;
    private String running = "";
    private List<String> ids = List.of();

    MailboxRoutes(CamelContext context, Path file) {
        this.context = context;
        this.file = file;
        steps = new StepCheck(context);
        String name = file.getFileName().toString();
        down = new LastResultHealthCheck(
                "mailbox-" + name); // another file may have a mailbox that is named as this one
        down.failed("its file " + name + " cannot be used, so the mailbox is not read; the log says why");
    }

    /** The routes' ids: the names of the mailboxes. */
    List<String> ids() {
        return ids;
    }

    boolean areRunning() {
        return !ids.isEmpty();
    }

    /** Whether the last {@link #replace} was with this content, whether or not it succeeded. */
    boolean wereTriedWith(String content) {
        return content.equals(tried);
    }

    /** Whether the last {@link #replace} failed because a route that runs has the same name or reads the same folder. */
    boolean areInTheWay() {
        return inTheWay;
    }

    /**
     * Runs the routes of the changed file in place of the old ones.
     *
     * @param content of the file as it is now
     * @throws Exception what {@link MailboxFileFault} describes; then the old ones are running, if there were any
     */
    void replace(String content) throws Exception {
        tried = content;
        inTheWay = false;
        try {
            List<String> next = check();
            String old = running;
            List<String> before = ids;
            stop();
            try {
                run(content, next);
            } catch (Exception e) {
                if (!before.isEmpty()) {
                    run(old, before);
                }
                throw e;
            }
        } finally {
            if (areRunning()) {
                down.unregister(context);
            } else {
                down.register(context);
            }
        }
    }

    void remove() throws Exception {
        tried = "";
        inTheWay = false;
        down.unregister(context);
        stop();
    }

    /** Finds what is wrong before the running mailboxes are stopped, as far as that is possible. */
    private List<String> check() throws Exception {
        List<MailboxFile> mailboxes = MailboxFile.read(context, file);
        for (MailboxFile mailbox : mailboxes) {
            check(mailbox);
            steps.check(mailbox.route());
            for (MailboxFile first : mailboxes.subList(0, mailboxes.indexOf(mailbox))) {
                if (first.endpoint().identity().isSameFolder(mailbox.endpoint().identity())) {
                    throw MailboxEndpoint.readTwice(first.mailbox());
                }
            }
        }
        return mailboxes.stream().map(MailboxFile::mailbox).toList();
    }

    private void check(MailboxFile mailbox) {
        String id = mailbox.mailbox();
        inTheWay = true;
        if (!ids.contains(id) && context.getRoute(id) != null) {
            throw new InvalidOptionException("id", "there is a route \"" + id + "\" already; give this one another id");
        }
        mailbox.endpoint().requireFolderOfItsOwn(route -> ids.contains(route.getRouteId()));
        inTheWay = false;
    }

    private void run(String content, List<String> next) throws Exception {
        ids = next;
        running = content;
        try {
            PluginHelper.getRoutesLoader(context)
                    .updateRoutes(
                            List.of(ResourceHelper.fromString(file.getFileName().toString(), content)));
            for (String id : next) {
                if (context.getRouteController().getRouteStatus(id) != ServiceStatus.Started) {
                    context.getRouteController().startRoute(id);
                }
            }
        } catch (Exception e) {
            stop();
            throw e;
        }
    }

    private void stop() throws Exception {
        List<String> stopped = new ArrayList<>(ids);
        ids = List.of();
        for (String id : stopped) {
            Route route = context.getRoute(id);
            if (route != null) {
                context.getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
                context.removeRoute(id);
                context.removeEndpoint(route.getEndpoint());
            }
        }
    }
}
