package io.github.vtigermail.mailbox.file;

import io.github.vtigermail.support.LastResultHealthCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.support.FileWatcherResourceReloadStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the mailbox files. Each file is loaded on its own, so that a broken one does not affect the others. A
 * file that is added, changed or removed while the connector runs takes effect without a restart; if a changed file is
 * broken, its mailbox keeps running as it was. A file of which nothing runs is down in the health checks.
 *
 * <p>Camel's own reload restarts all routes for one file, and does not start new ones.
 */
public final class MailboxFiles extends FileWatcherResourceReloadStrategy {
    private static final Logger LOG = LoggerFactory.getLogger(MailboxFiles.class);

    private final Path folder;
    private final Map<Path, MailboxRoutes> files = new HashMap<>();
    private final LastResultHealthCheck none = new LastResultHealthCheck("mailboxes");

    public MailboxFiles(Path folder) {
        super(folder.toString());
        this.folder = folder;
        setPollTimeout(500);
        setFileFilter(file -> MailboxFileNames.isNamedSo(file.toPath()) || MailboxFileNames.isMisnamed(file.toPath()));
        setResourceReload(
                (name, resource) -> refresh(folder.resolve(Path.of(name).getFileName())));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        none.failed("no mailbox is read: the folder of the setting \"mailboxes\" has no valid file *"
                + MailboxFileNames.ENDING);
        none.register(getCamelContext());
        MailboxFileNames.all(folder).forEach(this::refresh);
        if (files.values().stream().noneMatch(MailboxRoutes::areRunning)) {
            LOG.warn("no mailbox is read: {} has no valid file *{}", folder, MailboxFileNames.ENDING);
        }
    }

    private synchronized void refresh(Path file) {
        if (MailboxFileNames.isMisnamed(file)) {
            LOG.warn(
                    "{} is not read: the name of a mailbox file must end in {}",
                    file.getFileName(),
                    MailboxFileNames.ENDING);
        } else if (MailboxFileNames.isNamedSo(file)) {
            reload(file);
        }
        if (files.values().stream().anyMatch(MailboxRoutes::areRunning)) {
            none.unregister(getCamelContext());
        } else {
            none.register(getCamelContext());
        }
    }

    private void reload(Path file) {
        MailboxRoutes routes = files.computeIfAbsent(file, added -> new MailboxRoutes(getCamelContext(), added));
        boolean ran = routes.areRunning();
        if (load(file, routes, true) && ran) {
            files.forEach((other, refused) -> {
                if (refused.areInTheWay()) { // what is not any more may have been this one's
                    load(other, refused, false);
                }
            });
        }
    }

    /** @param first whether it is not known to be refused @return whether other routes run than before, or none */
    private boolean load(Path file, MailboxRoutes routes, boolean first) {
        try {
            if (!Files.exists(file)) {
                LOG.info("mailbox file {} was removed: {}", file.getFileName(), routes.ids());
                routes.remove();
                return true;
            }
            String content = Files.readString(file);
            if (first && routes.wereTriedWith(content)) {
                return false;
            }
            if (content.isBlank() && isRunAllowed() && isStarted()) { // an editor may still be writing
                LOG.warn("mailbox file {} is empty; {}", file.getFileName(), asItWas(routes));
                return false;
            }
            routes.replace(content);
            LOG.info("mailbox file {} is loaded: {}", file.getFileName(), routes.ids());
            return true;
        } catch (Exception e) {
            if (first || !routes.areInTheWay()) {
                LOG.error("mailbox file {}; {}", MailboxFileFault.describe(file, e), asItWas(routes));
            }
        } catch (Error e) { // or the thread would end, and no change of any file would be noticed
            LOG.error(
                    "mailbox file {} cannot be loaded: {}; save it again",
                    file.getFileName(),
                    e.getClass().getName());
        }
        return false;
    }

    private static String asItWas(MailboxRoutes routes) {
        return routes.areRunning() ? "the mailbox goes on as it was" : "the mailbox is not read";
    }
}
