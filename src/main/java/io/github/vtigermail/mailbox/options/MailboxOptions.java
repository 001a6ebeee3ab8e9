package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.mail.BadSubjectPattern;
import io.github.vtigermail.mail.QuotedHistory;
import io.github.vtigermail.mail.SubjectPatterns;
import io.github.vtigermail.mail.trust.Addresses;
import io.github.vtigermail.mailbox.MailboxComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    /** What counts for a mailbox whose file says nothing but its account. */
    public static MailboxOptions defaults() {
        return takenFrom(new HashMap<>(), 1, false, Addresses.NONE);
    }

    /** Takes them out of the endpoint's parameters. @throws IllegalArgumentException if one is wrong */
    public static MailboxOptions takenFrom(
            Map<String, Object> parameters, int workers, boolean allowInsecure, Addresses own) {
        return new MailboxOptions(
                subjectPatterns(parameters.remove("subjectPatterns")),
                StartPosition.parse(text(parameters.remove("start"), "unread")),
                text(parameters.remove("failedFolder"), "Failed"),
                history(text(parameters.remove("quotedHistory"), "cut")),
                notification(text(parameters.remove("notify"), "auto")),
                workers(text(parameters.remove("workers"), String.valueOf(workers))),
                truth("idle", text(parameters.remove("idle"), "true")),
                truth("allowInsecure", text(parameters.remove("allowInsecure"), String.valueOf(allowInsecure))),
                AutomaticOptions.takenFrom(parameters, own),
                SenderOptions.takenFrom(parameters));
    }

    private static SubjectPatterns subjectPatterns(Object value) {
        if (value == null) {
            return SubjectPatterns.DEFAULTS;
        }
        List<String> patterns = Arrays.stream(value.toString().split("\\R"))
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

    private static int workers(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    }

    private static boolean truth(String option, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(option + ": it must be true or false");
        }
        return text.equals("true");
    }

    static String text(Object value, String otherwise) {
        return value == null ? otherwise : value.toString().strip();
    }
}
