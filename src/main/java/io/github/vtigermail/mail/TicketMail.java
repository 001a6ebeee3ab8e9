package io.github.vtigermail.mail;

import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.history.NewText;
import io.github.vtigermail.mail.trust.AuthenticationResults;
import io.github.vtigermail.mail.trust.AutomaticMail;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The content of a mail, as far as a ticket is concerned.
 *
 * @param messageId the Message-ID as in the header, at most 998 characters; null if there is none
 * @param sender who sent it; {@link Sender#UNKNOWN} without a From header, never null
 * @param date the Date header with its own offset; null if it is missing or not a date
 * @param subject the decoded subject on one line (see {@link Subject#decode}); empty if there is none
 * @param text the readable text: lines end in {@code \n}, no control characters except tab, no bidi overrides, no two
 *     blank lines in a row, at most {@value MailReader#MAX_TEXT} characters. Empty if the mail says nothing. It starts
 *     with notes in brackets that the reader needs and the writer did not write: that the mail is encrypted, what it
 *     invites to
 * @param whole the text with all that it quotes; the same as the text if nothing was left out
 * @param mayQuote whether some of the text may be quoted, and so be on the ticket already
 * @param historyCut whether quoted history or a signature was left out of the text, as {@link QuotedHistory} says
 * @param truncated whether a limit left something out: of the text, of the parts, or of the mail
 * @param files the files that belong to the text, in their order: attachments, mails ({@code .eml}), calendars ({@code
 *     .ics}), the pictures that the text shows; not signatures, logos and what only quoted text shows
 * @param automatic the signs that a machine wrote it
 * @param authentication what mail servers found out about its sender
 * @param key what {@link MailKey} makes its keys from: hashes only
 */
public record TicketMail(
        String messageId,
        Sender sender,
        OffsetDateTime date,
        String subject,
        String text,
        String whole,
        boolean mayQuote,
        boolean historyCut,
        boolean truncated,
        List<MailFile> files,
        AutomaticMail automatic,
        AuthenticationResults authentication,
        KeyMaterial key) {

    public TicketMail {
        files = List.copyOf(files);
    }

    /** The mail with the text that its ticket does not have yet. */
    public TicketMail with(NewText fresh) {
        return new TicketMail(
                messageId,
                sender,
                date,
                subject,
                fresh.text(),
                whole,
                mayQuote,
                fresh.isCut(),
                truncated,
                files,
                automatic,
                authentication,
                key);
    }

    /** Shows nothing of the mail, since it may appear in a log. */
    @Override
    public String toString() {
        return "TicketMail[…]";
    }
}
