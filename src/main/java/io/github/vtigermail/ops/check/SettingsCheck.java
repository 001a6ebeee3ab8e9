package io.github.vtigermail.ops.check;

import io.github.vtigermail.mailbox.file.MailboxFileNames;
import io.github.vtigermail.ops.settings.InvalidSettingsException;
import io.github.vtigermail.ops.settings.MailboxSettings;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.ops.settings.SettingsFile;
import io.github.vtigermail.ops.startup.RouteFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** Whether a folder has the settings, the routes and the secrets that a start needs. */
public final class SettingsCheck {
    private static final String SETTINGS = "settings";

    private final CamelContext context;
    private final Path folder;
    private final Findings findings;

    /** @param context a new one, which gets the settings; not started */
    public SettingsCheck(CamelContext context, Path folder, Findings findings) {
        this.context = context;
        this.folder = folder;
        this.findings = findings;
    }

    /** The settings; empty if those of Vtiger, or those that are for all, are wrong. */
    public Optional<Settings> run() {
        try {
            context.getPropertiesComponent().setInitialProperties(SettingsFile.read(folder));
            Settings settings = Settings.read(
                    context,
                    folder,
                    unused -> findings.note(
                            SETTINGS,
                            unused
                                    + " is used nowhere: it is no setting, and no route names it; correct or remove it"));
            findings.ok(SETTINGS, "all are set");
            return Optional.of(settings);
        } catch (InvalidSettingsException e) {
            e.problems().forEach(problem -> findings.fault(SETTINGS, problem));
            return withoutRoutes();
        }
    }

    /** A mailbox that lacks its password is no reason not to try Vtiger. */
    private Optional<Settings> withoutRoutes() {
        try {
            return Optional.of(Settings.read(context));
        } catch (InvalidSettingsException e) {
            return Optional.empty(); // reported already
        }
    }

    /** What mailboxes need; empty if that is wrong, or if they have no folder. */
    public Optional<MailboxSettings> mailboxes() {
        try {
            MailboxSettings settings = MailboxSettings.read(context);
            Path files = folder.resolve(settings.mailboxes());
            new SecretCheck(settings.secrets(), System.getenv()).run(files(files), findings);
            RouteFiles.problemsOfFiles(context, folder.resolve("routes"))
                    .forEach(problem -> findings.fault("routes", problem));
            Optional<String> missing = RouteFiles.problemOfMailboxes(files);
            missing.ifPresent(problem -> findings.fault("mailboxes", problem));
            MailboxFileNames.misnamed(files)
                    .forEach(file -> findings.note(
                            "mailboxes",
                            file.getFileName() + " is not read: the name of a mailbox file must end in .camel.yaml"));
            return missing.isPresent() ? Optional.empty() : Optional.of(settings);
        } catch (InvalidSettingsException e) {
            return Optional.empty(); // reported already
        }
    }

    private List<Path> files(Path mailboxes) {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(SettingsFile.NAME)));
        for (Path one : List.of(folder.resolve("routes"), mailboxes)) {
            try (Stream<Path> inside = Files.list(one)) {
                inside.filter(file -> file.toString().endsWith(".camel.yaml")).forEach(files::add);
            } catch (IOException e) {
                // Reported as a folder that is missing.
            }
        }
        return files;
    }
}
