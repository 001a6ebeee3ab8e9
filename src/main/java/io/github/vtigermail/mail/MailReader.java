package io.github.vtigermail.mail;

import io.github.vtigermail.mail.history.NewText;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.mime.HeaderText;
import io.github.vtigermail.mail.mime.MailDate;
import io.github.vtigermail.mail.mime.PartFinder;
import io.github.vtigermail.mail.reply.Correspondents;
import io.github.vtigermail.mail.reply.ForwardPrefix;
import io.github.vtigermail.mail.text.TextParts;
import io.github.vtigermail.mail.trust.AuthenticationResults;
import io.github.vtigermail.mail.trust.AutomaticMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a mail: what it says, who sent it, and which files it has. Any mail can be read, whatever it contains; only the
 * source of its bytes causes exceptions. Angus Mail parses the mail; texts are read from its streams, files are
 * measured but not kept in memory. What has to be unpacked to be read (winmail.dat, S/MIME) is opened in memory, up to
 * a limit. Signatures are not verified and nothing is decrypted.
 *
 * <p>Limits: 50 nested multiparts, 1,000 parts, {@value #MAX_TEXT} characters of text, 2 MB of HTML, 8 MB of
 * winmail.dat and S/MIME (larger ones are attached as files), 256 kB of a calendar. What exceeds them is left out, and
 * {@link TicketMail#truncated} says so. Stateless and thread-safe.
 */
public final class MailReader {

    /** The maximum number of characters of text. */
    public static final int MAX_TEXT = TextParts.MAX_TEXT;

    /** The maximum number of bytes read from a stream, since they are kept in memory. */
    public static final int MAX_MAIL = PartFinder.MAX_IN_MEMORY;

    private static final int MAX_MESSAGE_ID = 998;
    private static final int MAX_RECIPIENTS = 10_000; // characters of a field
    private static final List<String> RECIPIENTS = List.of("To", "Cc", "Delivered-To", "X-Original-To");

    /**
     * Reads a message in place. On a {@code SharedInputStream} (a spooled file, or memory), only headers and texts are
     * held in memory.
     *
     * @throws MessagingException if the message cannot be accessed; never because of its content
     * @throws IOException if the message cannot be accessed; never because of its content
     */
    public TicketMail read(MimeMessage message, QuotedHistory history) throws MessagingException, IOException {
        return read(message, history, false);
    }

    /**
     * Reads a mail from its source, in memory.
     *
     * @throws IOException if the stream fails; never because of the mail's content. The stream is not closed
     */
    public TicketMail read(InputStream stream, QuotedHistory history) throws IOException {
        byte[] mail = stream.readNBytes(MAX_MAIL);
        boolean cut = mail.length == MAX_MAIL && stream.read() >= 0;
        try {
            return read(new MimeMessage((Session) null, new SharedByteArrayInputStream(mail)), history, cut);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static TicketMail read(MimeMessage mail, QuotedHistory history, boolean cut)
            throws MessagingException, IOException {
        String messageId = HeaderText.first(mail, "Message-ID");
        Sender sender = Sender.of(mail);
        String subject = Subject.decode(HeaderText.first(mail, "Subject"));
        boolean quoting =
                history != QuotedHistory.KEPT && !ForwardPrefix.isIn(subject); // a forwarded mail is the point
        MailBody body = MailBody.read(mail, quoting ? Optional.of(correspondents(mail, sender)) : Optional.empty());
        boolean compared = quoting && history == QuotedHistory.TICKET;
        return new TicketMail(
                KeyMaterial.isName(messageId) ? CleanText.line(messageId, MAX_MESSAGE_ID) : null,
                sender,
                MailDate.parse(HeaderText.first(mail, "Date")),
                subject,
                body.text(),
                body.whole(),
                compared && (body.isHistoryCut() || NewText.mayQuote(body.whole(), isReply(mail))),
                body.isHistoryCut(),
                cut || body.isTruncated(),
                body.files(),
                AutomaticMail.read(mail, sender.address(), subject),
                AuthenticationResults.read(mail),
                key(mail));
    }

    private static boolean isReply(MimeMessage mail) throws MessagingException {
        return mail.getHeader("In-Reply-To") != null || mail.getHeader("References") != null;
    }

    private static Correspondents correspondents(MimeMessage mail, Sender sender) throws MessagingException {
        List<String> recipients = new ArrayList<>();
        for (String field : RECIPIENTS) {
            for (String value : HeaderText.all(mail, field)) {
                String some = value.substring(0, Math.min(value.length(), MAX_RECIPIENTS));
                recipients.addAll(List.of(some.split(",")));
            }
        }
        return new Correspondents(sender.name(), sender.address(), recipients);
    }

    private static KeyMaterial key(MimeMessage mail) throws MessagingException, IOException {
        Optional<KeyMaterial> ofHeaders = KeyMaterial.ofHeaders(mail);
        return ofHeaders.isPresent()
                ? ofHeaders.get()
                : KeyMaterial.ofContent(
                        RawContent.headerBlock(mail),
                        RawContent.textHash(mail),
                        HeaderText.first(mail, "From"),
                        HeaderText.first(mail, "Date"));
    }
}
