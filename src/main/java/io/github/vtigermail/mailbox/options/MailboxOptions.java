package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.mail.BadSubjectPattern;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.SubjectPatterns;
import io.github.vtigermail.mail.trust.Addresses;
import io.github.vtigermail.mailbox.MailboxComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a mailbox file says beside the account. {@link MailboxComponent} documents each; a wrong value is told with the
 * option's name in front.
 *
 * @param subjectPatterns what a ticket reference looks like
 * @param start with what an unknown mailbox begins
 * @param failedFolder where dead letters go
 * @param history what becomes of quoted older mails in the comment
 * @param notification whom Vtiger tells
 * @param workers how many mails are worked on side by side
 * @param idle whether the server is asked to tell of mail as it comes
 * @param allowInsecure whether a connection without TLS may go to another host
 * @param automatic what becomes of automatic mail
 * @param senders who may write
 */
public record MailboxOptions(
        SubjectPatterns subjectPatterns,
        StartPosition start,
        String failedFolder,
        QuotedHistory history,
        NotificationTarget notification,
        int workers,
        boolean idle,
        boolean allowInsecure,
        AutomaticOptions automatic,
        SenderOptions senders) {

    public MailboxOptions {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("workers: it must be a number from 1 to 64");
        }
        if (failedFolder.isBlank()) {
            throw new IllegalArgumentException("failedFolder: a mail that cannot become a comment needs a folder");
        }
    }

    /** The options of a mailbox that sets none. */
    public static MailboxOptions defaults() {
        return of(new MailboxConfiguration(), 1, false, Addresses.NONE);
    }

    /**
     * The options as they are written.
     *
     * @param workers how many if the mailbox does not say it
     * @param allowInsecure whether if the mailbox does not say it
     * @param own our own addresses
     * @throws IllegalArgumentException if one is wrong
     */
    public static MailboxOptions of(MailboxConfiguration written, int workers, boolean allowInsecure, Addresses own) {
        return new MailboxOptions(
                subjectPatterns(written.getSubjectPatterns()),
                StartPosition.parse(written.getStart().strip()),
                written.getFailedFolder().strip(),
                history(written.getQuotedHistory().strip()),
                notification(written.getNotify().strip()),
                Objects.requireNonNullElse(written.getWorkers(), workers),
                written.isIdle(),
                Objects.requireNonNullElse(written.getAllowInsecure(), allowInsecure),
                AutomaticOptions.of(written, own),
                SenderOptions.of(written));
    }

    private static SubjectPatterns subjectPatterns(String value) {
        if (value == null) {
            return SubjectPatterns.DEFAULTS;
        }
        List<String> patterns = Arrays.stream(value.split("\\R"))
                .map(String::strip)
                .filter(pattern -> !pattern.isEmpty())
                .toList();
        try {
            return SubjectPatterns.of(patterns);
        } catch (BadSubjectPattern e) {
            throw new IllegalArgumentException("subjectPatterns: " + e.getMessage());
        }
    }

    private static QuotedHistory history(String text) {
        return switch (text) {
            case "cut" -> QuotedHistory.CUT;
            case "keep" -> QuotedHistory.KEPT;
            default -> throw new IllegalArgumentException("quotedHistory: \"" + text + "\" is neither cut nor keep");
        };
    }

    private static NotificationTarget notification(String text) {
        try {
            return NotificationTarget.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("notify: \"" + text + "\" is none of auto, owner, customer, nobody");
        }
    }
}
