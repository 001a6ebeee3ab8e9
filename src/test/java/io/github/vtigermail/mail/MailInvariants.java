package io.github.vtigermail.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.history.NewText;
import io.github.vtigermail.mail.history.TicketText;
import io.github.vtigermail.mail.history.TicketText.Comment;
import io.github.vtigermail.mail.mime.CleanText;
import io.github.vtigermail.mail.mime.FileName;
import io.github.vtigermail.mail.text.HtmlText;
import io.github.vtigermail.testing.vtiger.ScriptFilter;
import io.github.vtigermail.vtiger.comment.CommentText;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.stream.Collectors;

/** What always holds, whatever a stranger sends. Each method throws an {@link AssertionError} if it does not. */
final class MailInvariants {
    private MailInvariants() {}

    /**
     * For a whole mail: it is read without an exception, with the same result twice, to a text and files as their types
     * promise.
     */
    static TicketMail ofMail(byte[] source) throws MessagingException, IOException {
        TicketMail mail = read(source, QuotedHistory.KEPT);
        assertThat(new MailReader().read(new ByteArrayInputStream(source), QuotedHistory.KEPT))
                .isEqualTo(mail);
        assertThat(mail.toString()).isEqualTo("TicketMail[…]");
        assertThat(mail.messageId() == null ? "" : mail.messageId()).hasSizeLessThanOrEqualTo(998);
        ofText(mail.text());
        ofReferences(mail.subject());
        ofFiles(mail);
        TicketMail cut = read(source, QuotedHistory.CUT);
        ofText(cut.text());
        ofFiles(cut);
        assertThat(read(source, QuotedHistory.CUT)).isEqualTo(cut);
        if (!mail.truncated()) {
            hasNoOtherWords(cut.text(), mail.text());
        }
        ofComparison(read(source, QuotedHistory.TICKET));
        return mail;
    }

    /** For a mail and a ticket that has some of its lines: what is new is made of the mail's own words, whatever is known. */
    private static void ofComparison(TicketMail mail) {
        String whole = mail.whole();
        assertThat(NewText.of(whole, mail.text(), TicketText.UNKNOWN).text()).isEqualTo(mail.text());
        List<String> some = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String line : whole.split("\n", -1)) {
            (line.hashCode() % 3 == 0 ? some : others).add(line);
        }
        Comment staffs = new Comment(String.join("\n", others), true);
        Comment customers = new Comment(String.join("\n", some), false);
        for (TicketText ticket : List.of(
                new TicketText("", whole, "", List.of()),
                new TicketText("", "", String.join("\n", some), List.of(staffs, customers)),
                new TicketText(mail.subject(), "", "", List.of(new Comment(whole, true))))) {
            NewText text = NewText.of(whole, mail.text(), ticket);
            hasNoOtherWords(text.text(), whole);
            assertThat(text.lines().stream().map(NewText.Line::text).collect(Collectors.joining("\n")))
                    .isEqualTo(whole);
            assertThat(whole.isBlank() || !text.text().isBlank()).isTrue();
        }
    }

    /** For a raw subject: it becomes one line, and the patterns find only strict references. */
    static void ofSubject(String raw) {
        String subject = Subject.decode(raw);
        assertThat(Subject.decode(raw)).isEqualTo(subject);
        ofReferences(subject);
    }

    /** For an HTML page: it becomes clean text, the same twice. */
    static void ofHtml(String html) {
        String text = HtmlText.of(html);
        assertThat(HtmlText.of(html)).isEqualTo(text);
        ofText(text);
    }

    /** For the text of any mail: it is clean, bounded, and small enough for a comment once fitted. */
    static void ofText(String text) {
        assertThat(text).hasSizeLessThanOrEqualTo(MailReader.MAX_TEXT).doesNotContain("\n\n\n");
        assertThat(text.codePoints())
                .noneMatch(c -> c != '\n' && c != '\t' && isControl(c))
                .noneMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069);
        assertThat(CleanText.lines(text)).isEqualTo(text);
        ofComment(text);
    }

    /** For a comment: it takes at most what Vtiger keeps, even if Vtiger stores brackets and quotes escaped. */
    static void ofComment(String text) {
        for (boolean keepEmoji : new boolean[] {true, false}) {
            String comment = new CommentText(keepEmoji).fit(text, "[cut <here> \ud83d\ude42]");
            String stored = ScriptFilter.stored(comment);
            assertThat(stored.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(CommentText.MOST_BYTES);
            assertThat(keepEmoji || comment.codePoints().noneMatch(Character::isSupplementaryCodePoint))
                    .isTrue();
        }
    }

    /** For plain text: the lines of the cut text are lines of the whole text, in their order. */
    static void inventsNoLine(String cut, String kept) {
        Iterator<String> lines = kept.lines().map(String::strip).iterator();
        for (String line : cut.lines().map(String::strip).toList()) {
            boolean found = line.isEmpty();
            while (!found && lines.hasNext()) {
                found = lines.next().equals(line);
            }
            assertThat(found).as("a line that the whole text has not").isTrue();
        }
    }

    /**
     * Character by character, the cut text is the whole text with something left out: nothing is invented. Not line by
     * line: on a page, a quoted mail can begin in the middle of a line.
     */
    static void hasNoOtherWords(String cut, String kept) {
        PrimitiveIterator.OfInt letters =
                kept.codePoints().filter(Character::isLetterOrDigit).iterator();
        for (int letter : cut.codePoints().filter(Character::isLetterOrDigit).toArray()) {
            boolean found = false;
            while (!found && letters.hasNext()) {
                found = letters.nextInt() == letter;
            }
            assertThat(found).as("a letter that the whole text has not").isTrue();
        }
    }

    private static void ofReferences(String subject) {
        assertThat(subject).hasSizeLessThanOrEqualTo(Subject.MAX);
        assertThat(subject.codePoints()).noneMatch(MailInvariants::isControl);
        SubjectReferences found = SubjectPatterns.DEFAULTS.find(subject);
        assertThat(found).isEqualTo(SubjectPatterns.DEFAULTS.find(subject));
        assertThat(found.references())
                .allMatch(reference -> TicketReference.isStrict(reference.kind(), reference.value()));
    }

    private static void ofFiles(TicketMail mail) throws IOException {
        assertThat(mail.files())
                .extracting(file -> file.name().toLowerCase(Locale.ROOT))
                .doesNotHaveDuplicates();
        for (MailFile file : mail.files()) {
            ofFile(file);
        }
    }

    private static void ofFile(MailFile file) throws IOException {
        assertThat(file.name())
                .isNotBlank()
                .doesNotContain("/", "\\")
                .hasSizeLessThanOrEqualTo(FileName.MAX)
                .isNotIn(".", "..");
        assertThat(file.name().codePoints()).noneMatch(MailInvariants::isControl);
        assertThat(file.toString()).isEqualTo("MailFile[…]");
        assertThat(hash(file)).isEqualTo(hash(file));
    }

    private static String hash(MailFile file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream content = new DigestInputStream(file.content().open(), digest)) {
            assertThat(content.transferTo(OutputStream.nullOutputStream())).isEqualTo(file.size());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isControl(int c) {
        return Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.SURROGATE;
    }

    static TicketMail read(byte[] source, QuotedHistory history) throws MessagingException, IOException {
        MimeMessage message = new MimeMessage((Session) null, new SharedByteArrayInputStream(source));
        return new MailReader().read(message, history);
    }
}
