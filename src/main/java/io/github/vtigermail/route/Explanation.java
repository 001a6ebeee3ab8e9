package io.github.vtigermail.route;

import io.github.vtigermail.mail.PatternMatch;
import java.util.List;

/**
 * What would become of a mail, and why.
 *
 * @param fate what would become of it
 * @param reason why, in words for a person; empty for a comment
 * @param references the ticket references in its subject, each with the pattern that found it
 * @param automatic the sign that it is automatic mail; null if a person wrote it
 * @param sender what was found out about who wrote it, in words for a person
 * @param text the text of the comment, exactly as it would be posted
 * @param files the files that would go along, and behind them those that would not
 * @param lines the lines of the mail, with what became of each
 */
public record Explanation(
        Fate fate,
        String reason,
        List<PatternMatch> references,
        String automatic,
        String sender,
        String text,
        List<File> files,
        List<Line> lines) {

    /** What becomes of a mail. */
    public enum Fate {
        COMMENT,
        LEFT_ALONE,
        DEAD_LETTER,
        QUARANTINE
    }

    /**
     * A file of the mail.
     *
     * @param name as the comment would show it
     * @param type its media type
     * @param size in bytes
     * @param left why it would stay in the mailbox; null if it would go along
     */
    public record File(String name, String type, long size, String left) {}

    /**
     * A line of the mail.
     *
     * @param text the line
     * @param stays whether the comment has it
     * @param why the reason, in words for a person; may be empty if it stays
     */
    public record Line(String text, boolean stays, String why) {}

    public Explanation {
        references = List.copyOf(references);
        files = List.copyOf(files);
        lines = List.copyOf(lines);
    }
}
