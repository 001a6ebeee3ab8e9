package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.mail.BadSubjectPatternException;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.SubjectPatterns;
import io.github.vtigermail.support.Addresses;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The options of a mailbox as values, without the account. {@link MailboxConfiguration} describes them. The message
 * about a wrong value begins with the name of the option.
 *
 * @param subjectPatterns what a ticket reference looks like
 * @param start where to begin in an unknown mailbox
 * @param recreatedLimit how many mails may look new after the server recreated the mailbox
 * @param failedFolder the folder for dead letters
 * @param history whether a comment keeps quoted older mails
 * @param notification whom Vtiger notifies
 * @param workers how many mails are processed in parallel
 * @param idle whether to wait for mail with IDLE
 * @param allowInsecure whether to connect to another host without TLS
 * @param automatic what becomes of automatic mail
 * @param senders who may write
 */
public record MailboxOptions(
        SubjectPatterns subjectPatterns,
        StartPosition start,
        int recreatedLimit,
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
            throw new InvalidOptionException("workers", "it must be a number from 1 to 64");
        }
        if (recreatedLimit < 1) { // Camel takes a word for 0
            throw new InvalidOptionException("recreatedLimit", "it must be a number, 1 or more");
        }
        if (failedFolder.isBlank()) {
            throw new InvalidOptionException("failedFolder", "a mail that cannot become a comment needs a folder");
        }
    }

    /** The options of a mailbox that does not set any. */
    public static MailboxOptions defaults() {
        return of(new MailboxConfiguration(), 1, false, Addresses.NONE);
    }

    /**
     * The options as they are written.
     *
     * @param workers the default of {@code workers}
     * @param allowInsecure the default of {@code allowInsecure}
     * @param own our own addresses
     * @throws InvalidOptionException if one is wrong
     */
    public static MailboxOptions of(MailboxConfiguration written, int workers, boolean allowInsecure, Addresses own) {
        return new MailboxOptions(
                subjectPatterns(written.getSubjectPatterns()),
                StartPosition.parse(written.getStart().strip()),
                written.getRecreatedLimit(),
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
        } catch (BadSubjectPatternException e) {
            throw new InvalidOptionException("subjectPatterns", e.problem());
        }
    }

    private static QuotedHistory history(String text) {
        return switch (text) {
            case "ticket" -> QuotedHistory.TICKET;
            case "cut" -> QuotedHistory.CUT;
            case "keep" -> QuotedHistory.KEPT;
            default -> throw new InvalidOptionException("quotedHistory", "it must be ticket, cut or keep");
        };
    }

    private static NotificationTarget notification(String text) {
        try {
            return NotificationTarget.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException("notify", "it must be auto, owner, customer or nobody");
        }
    }
}
