package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.files.FileParts;
import io.github.vtigermail.mail.mime.Charsets;
import io.github.vtigermail.mail.mime.FieldValue;
import io.github.vtigermail.mail.mime.FileName;
import io.github.vtigermail.mail.mime.PartBytes;
import io.github.vtigermail.mail.mime.PartHead;
import io.github.vtigermail.mail.mime.PgpText;
import io.github.vtigermail.mail.mime.SignedContent;
import io.github.vtigermail.mail.mime.WinMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The parts of one mail that have to be opened to know what they say: calendars, winmail.dat, S/MIME and PGP. What cannot be
 * opened goes along as the file that it is.
 */
public final class OpenedParts {

    /** Bytes of winmail.dat and signed data, of one mail together: they are opened in memory. */
    public static final int MAX = 8 * 1024 * 1024;

    /** Of one mail: notes are more important than text, so many would push it out. */
    private static final int MAX_NOTES = 20;

    /** Tag, length and object identifier of a CMS file. */
    private static final int CMS_START = 64;

    private final FileParts files;
    private final TextParts texts;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> invitations = new HashSet<>(); // that came as a form of the text
    private Piece text = Piece.NOTHING;
    private int left = MAX;

    public OpenedParts(FileParts files, TextParts texts) {
        this.files = files;
        this.texts = texts;
    }

    /** What the text's reader has to know: a line each, with an empty one between them. */
    public String notes() {
        return String.join("\n\n", notes);
    }

    /** What a winmail.dat said, for a mail that says nothing else. */
    public String text() throws MessagingException, IOException {
        return text.text();
    }

    /** The mail that is inside of this part's S/MIME signature; null if none is, or it is too large. */
    public MimePart signed(MimePart part, PartHead head) throws MessagingException, IOException {
        if (!head.isCms() || kind(part) != SignedContent.Kind.SIGNED) {
            return null;
        }
        long size = PartBytes.size(part);
        if (size > left) {
            return null;
        }
        left -= (int) size;
        byte[] bytes = new byte[(int) size]; // once: the parts of the mail inside are windows on it
        try (InputStream in = PartBytes.open(part)) {
            in.readNBytes(bytes, 0, bytes.length);
        }
        SharedByteArrayInputStream content = SignedContent.of(bytes);
        return content == null ? null : new MimeBodyPart(content);
    }

    /** Takes the part if it is one of these. */
    public boolean take(MimePart part, PartHead head) throws MessagingException, IOException {
        if (head.isCalendar()) {
            calendar(part, head);
        } else if (head.isTnef()) {
            winMail(part, head);
        } else if (head.isCms()) {
            files.add(part, head.type(), head.nameOr("smime.p7m"));
            encrypted(kind(part) == SignedContent.Kind.ENCRYPTED, "S/MIME");
        } else if (head.type().equals("application/pgp-encrypted")) {
            encrypted(true, "PGP"); // it says only that the part after it is
        } else {
            return false;
        }
        return true;
    }

    /** The plain text of this part without PGP armor. */
    public Piece withoutPgp(MimePart part, Piece plain) throws MessagingException, IOException {
        if (plain.worth() != Piece.Worth.PLAIN) {
            return plain;
        }
        PgpText pgp = PgpText.of(plain.text());
        if (pgp.isEncrypted()) {
            files.add(part, "text/plain", "encrypted.asc");
            encrypted(true, "PGP");
        }
        return pgp.text().equals(plain.text()) ? plain : texts.of(pgp.text());
    }

    private void calendar(MimePart part, PartHead head) throws MessagingException, IOException {
        byte[] bytes = PartBytes.decoded(part, CalendarText.MAX);
        String charset = FieldValue.of(part, "Content-Type").parameter("charset");
        String line = CalendarText.of(Charsets.decode(bytes, charset));
        if (line != null && invitations.contains(line)) {
            return; // Google and others send it once more, as an attachment
        }
        if (line != null && head.name() == null) {
            invitations.add(line);
        }
        note(line);
        files.add(part, head.type(), FileName.withExtension(head.nameOr("invite"), ".ics"));
    }

    private void winMail(MimePart part, PartHead head) throws MessagingException, IOException {
        long size = PartBytes.size(part);
        WinMail mail = size > left ? null : WinMail.open(part, left);
        if (mail == null || !files.haveRoomFor(mail.files().size())) {
            files.add(part, head.type(), head.nameOr("winmail.dat"));
            return;
        }
        left -= (int) size;
        for (WinMail.Inner file : mail.files()) {
            String inner = FileName.of(file.name());
            files.add(
                    inner != null ? inner : "unnamed",
                    PartHead.OCTETS,
                    file.size(),
                    () -> new ByteArrayInputStream(again(part).content(file.index())));
        }
        Piece formatted = mail.html().length > 0 ? texts.html(mail.html()) : texts.of(RtfText.of(mail.rtf()));
        text = Piece.oneOf(List.of(texts.of(mail.plain()), formatted));
    }

    /** Opened anew each time a file of it is asked for, so that its bytes are not held until then. */
    private static WinMail again(MimePart part) throws IOException {
        WinMail mail = WinMail.open(part, MAX);
        if (mail == null) {
            throw new IOException("what could be opened before cannot be opened now");
        }
        return mail;
    }

    private void encrypted(boolean is, String how) {
        note(is ? "[This mail is encrypted (" + how + "). What it says is in the file that came with it.]" : null);
    }

    private void note(String line) {
        if (line != null && notes.size() < MAX_NOTES) {
            notes.add(line);
        }
    }

    private static SignedContent.Kind kind(MimePart part) throws MessagingException, IOException {
        return SignedContent.kind(PartBytes.decoded(part, CMS_START));
    }
}
