package io.github.vtigermail;

import io.github.vtigermail.library.Contexts;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.mailbox.file.MailboxFile;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import io.github.vtigermail.ops.command.Explainer;
import io.github.vtigermail.ops.settings.Settings;
import io.github.vtigermail.ops.settings.SettingsFile;
import io.github.vtigermail.route.ExplainMail;
import io.github.vtigermail.route.Explanation;
import io.github.vtigermail.vtiger.comment.CommentText;
import io.github.vtigermail.vtiger.lookup.TicketTexts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/**
 * The connector without its mailboxes and its ledger: what is needed to explain what would become of a mail, and nothing
 * that writes. It starts without the settings of Vtiger and of the mailbox's account too.
 */
final class FolderExplainer implements Explainer {
    private final CamelContext context;
    private final String mailbox;
    private final MailboxOptions options;
    private final ExplainMail explain;

    private FolderExplainer(CamelContext context, String mailbox, MailboxOptions options, ExplainMail explain) {
        this.context = context;
        this.mailbox = mailbox;
        this.options = options;
        this.explain = explain;
    }

    /**
     * By the settings and routes of this folder.
     *
     * @param mailbox the mailbox whose file counts; null for the only one there is
     * @throws io.github.vtigermail.ops.settings.InvalidSettingsException if there is no such mailbox, or a setting is wrong
     */
    static Explainer in(Path folder, String mailbox) throws Exception {
        CamelContext context = Contexts.ours();
        try {
            return start(context, folder, mailbox);
        } catch (Exception e) {
            context.stop();
            throw e;
        }
    }

    private static Explainer start(CamelContext context, Path folder, String mailbox) throws Exception {
        PropertiesComponent properties = context.getPropertiesComponent();
        if (Files.exists(folder.resolve(SettingsFile.NAME))) {
            properties.setInitialProperties(SettingsFile.read(folder));
        }
        Settings settings = Settings.readWithOptionalVtiger(context);
        context.setStreamCaching(false);
        context.start();

        String notAsked = settings.hasVtiger() ? null : "vtiger.url, vtiger.username or vtiger.access-key is not set";
        CommentText commentText = new CommentText(settings.vtigerKeepEmoji());
        if (notAsked == null) {
            VtigerSetup.add(context, settings);
        }

        // The account is of no interest, and its secrets may be out of reach.
        ((org.apache.camel.component.properties.PropertiesComponent) properties).setIgnoreMissingProperty(true);
        CommandContext.addMailboxes(context, settings.allowInsecure(), settings.ownAddresses());
        Path files = folder.resolve(settings.mailboxes());
        Optional<MailboxFile> found = CommandContext.mailboxFile(() -> mailbox == null
                ? MailboxFile.only(context, files)
                : Optional.of(MailboxFile.named(context, files, mailbox)));
        return new FolderExplainer(
                context,
                found.map(MailboxFile::mailbox).orElse("none"),
                found.map(MailboxFile::options).orElseGet(MailboxOptions::defaults),
                new ExplainMail(context, commentText, settings.files(), notAsked));
    }

    @Override
    public Explanation explain(InputStream bytes, TicketTexts ticket) throws IOException {
        try (MailboxMail mail = MailboxMail.ofFile(mailbox, options, new MimeMessage(null, bytes))) {
            return explain.explain(mail, ticket);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        context.stop();
    }
}
