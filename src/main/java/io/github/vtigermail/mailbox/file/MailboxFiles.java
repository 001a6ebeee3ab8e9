package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.mailbox.options.InvalidOptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.FileWatcherResourceReloadStrategy;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the mailbox files. Each file is loaded on its own, so that a broken one does not affect the others. A
 * file that is added, changed or removed while the connector runs takes effect without a restart; if a changed file is
 * broken, its mailbox keeps running as it was.
 *
 * <p>Camel's own reload restarts all routes for one file, and does not start new ones.
 */
public final class MailboxFiles extends FileWatcherResourceReloadStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxFiles.class);
    private static final int STOP_SECONDS = 8;

    private final Path folder;
    private final Map<Path, Loaded> files = new HashMap<>();

    /** A file as last read, and the routes that run from it. */
    private record Loaded(String content, List<String> routeIds) {}

    public MailboxFiles(Path folder) {
        super(folder.toString());
        this.folder = folder;
        setPollTimeout(500);
        setFileFilter(file -> file.getName().endsWith(MailboxFile.ENDING));
        setResourceReload(
                (name, resource) -> refresh(folder.resolve(Path.of(name).getFileName())));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (!Files.isDirectory(folder)) {
            LOG.error("there is no folder {}: no mailbox is read; see the setting \"mailboxes\"", folder);
            return;
        }
        MailboxFile.in(folder).forEach(this::refresh);
        if (files.values().stream().allMatch(file -> file.routeIds().isEmpty())) {
            LOG.warn("no mailbox is read: {} has no valid file *{}", folder, MailboxFile.ENDING);
        }
    }

    private synchronized void refresh(Path file) {
        Loaded before = files.getOrDefault(file, new Loaded("", List.of()));
        try {
            if (!Files.exists(file)) {
                stop(before.routeIds());
                files.remove(file);
                LOG.info("mailbox file {} was removed: {}", file.getFileName(), before.routeIds());
                return;
            }
            String content = Files.readString(file);
            if (content.equals(before.content()) || content.isBlank() && isRunAllowed() && isStarted()) {
                return; // unchanged, or an editor is still writing
            }
            files.put(file, new Loaded(content, before.routeIds()));
            files.put(file, new Loaded(content, load(file, before.routeIds())));
        } catch (Exception e) {
            LOG.error(
                    "mailbox file {}{}",
                    MailboxFileFault.describe(getCamelContext(), file, e),
                    before.routeIds().isEmpty() ? "" : "; the mailbox goes on as it was");
        }
    }

    private List<String> load(Path file, List<String> before) throws Exception {
        List<String> routeIds = new ArrayList<>();
        for (MailboxFile mailbox : MailboxFile.read(getCamelContext(), file)) {
            check(mailbox, before);
            routeIds.add(mailbox.mailbox());
        }
        Resource resource = ResourceHelper.resolveMandatoryResource(getCamelContext(), "file:" + file);
        stop(before);
        PluginHelper.getRoutesLoader(getCamelContext()).updateRoutes(List.of(resource));
        for (String id : routeIds) {
            if (getCamelContext().getRouteController().getRouteStatus(id) != ServiceStatus.Started) {
                getCamelContext().getRouteController().startRoute(id);
            }
        }
        LOG.info("mailbox file {} is loaded: {}", file.getFileName(), routeIds);
        return routeIds;
    }

    /** Finds whatever can be wrong before the running mailbox is stopped. */
    private void check(MailboxFile mailbox, List<String> before) {
        String id = mailbox.mailbox();
        if (!before.contains(id) && getCamelContext().getRoute(id) != null) {
            throw new InvalidOptionException("id", "there is a route \"" + id + "\" already; give this one another id");
        }
        for (Route other : getCamelContext().getRoutes()) {
            if (other.getEndpoint() == mailbox.endpoint() && !before.contains(other.getRouteId())) {
                throw new InvalidOptionException("from", "the route \"" + other.getRouteId() + "\" reads this mailbox");
            }
        }
    }

    private void stop(List<String> routeIds) throws Exception {
        for (String id : routeIds) {
            Route route = getCamelContext().getRoute(id);
            if (route != null) {
                getCamelContext().getRouteController().stopRoute(id, STOP_SECONDS, TimeUnit.SECONDS);
                getCamelContext().removeRoute(id);
                getCamelContext().removeEndpoint(route.getEndpoint());
            }
        }
    }
}
