package io.github.vtigermail.mail.text;

import io.github.vtigermail.mail.charset.Charsets;
import io.github.vtigermail.mail.files.FileParts;
import io.github.vtigermail.mail.mime.FieldValue;
import io.github.vtigermail.mail.mime.FileName;
import io.github.vtigermail.mail.mime.PartBytes;
import io.github.vtigermail.mail.mime.PartHeader;
import io.github.vtigermail.mail.mime.PgpText;
import io.github.vtigermail.mail.mime.SignedContent;
import io.github.vtigermail.mail.mime.TnefMessage;
import io.github.vtigermail.mail.mime.UuencodedText;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Opens the parts of a mail whose content has to be unpacked to be read: calendars, winmail.dat, S/MIME, PGP and
 * uuencoded files. What
 * cannot be opened is attached as it is.
 */
public final class OpenedParts {

    /** The maximum number of bytes of a mail's winmail.dat files and signed data together, which are opened in memory. */
    public static final int MAX = 8 * 1024 * 1024;

    /** The maximum number of notes of a mail: they precede the text, so too many would crowd it out. */
    private static final int MAX_NOTES = 20;

    /** The length of a CMS file's tag, length and object identifier. */
    private static final int CMS_START = 64;

    private final FileParts files;
    private final TextParts texts;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Calendars calendars = new Calendars();
    private TextPiece text = TextPiece.NOTHING;
    private int left = MAX;

    public OpenedParts(FileParts files, TextParts texts) {
        this.files = files;
        this.texts = texts;
    }

    /** What a reader of the text has to know: lines separated by blank ones. */
    public String notes() {
        return String.join("\n\n", notes);
    }

    /**
     * The text of the mail with what the writer wrote into these parts: the text of a winmail.dat if there is no other,
     * and what only a calendar has.
     */
    public BodyText complete(BodyText found) throws MessagingException, IOException {
        BodyText unpacked = found.unquoted().isBlank() ? text.text() : BodyText.NOTHING;
        return new BodyText(complete(found.whole(), unpacked.whole()), complete(found.unquoted(), unpacked.unquoted()));
    }

    private String complete(String found, String unpacked) {
        if (!found.isBlank()) {
            return calendars.withWritten(found);
        }
        return unpacked.isBlank() ? calendars.written() : unpacked;
    }

    /** The mail inside this part's S/MIME signature; null if there is none, or it is too large. */
    public MimePart signedMail(MimePart part, PartHeader head) throws MessagingException, IOException {
        if (!head.isCms() || kind(part) != SignedContent.Kind.SIGNED) {
            return null;
        }
        long size = PartBytes.size(part);
        if (size > left) {
            return null;
        }
        left -= (int) size;
        byte[] bytes = new byte[(int) size]; // once: the parts of the inner mail are windows on it
        try (InputStream in = PartBytes.open(part)) {
            in.readNBytes(bytes, 0, bytes.length);
        }
        SharedByteArrayInputStream content = SignedContent.of(bytes);
        return content == null ? null : new MimeBodyPart(content);
    }

    /** Opens the part if it is one of these kinds; returns whether it is. */
    public boolean open(MimePart part, PartHeader head) throws MessagingException, IOException {
        if (head.isCalendar()) {
            calendar(part, head);
        } else if (head.isTnef()) {
            winMail(part, head);
        } else if (head.isCms()) {
            files.add(part, head.type(), head.nameOr("smime.p7m"));
            if (kind(part) == SignedContent.Kind.ENCRYPTED) {
                noteEncrypted("S/MIME");
            }
        } else if (head.type().equals("application/pgp-encrypted")) {
            noteEncrypted("PGP"); // it only says that the next part is encrypted
        } else {
            return false;
        }
        return true;
    }

    /** The plain text of this part without PGP armor and the files that are uuencoded in it. */
    public TextPiece unpacked(MimePart part, TextPiece plain) throws MessagingException, IOException {
        if (plain.worth() != TextPiece.Worth.PLAIN) {
            return plain;
        }
        PgpText pgp = PgpText.of(plain.text().whole());
        if (pgp.isEncrypted()) {
            files.add(part, "text/plain", "encrypted.asc");
            noteEncrypted("PGP");
        }
        UuencodedText encoded = UuencodedText.of(pgp.text());
        if (!files.hasRoomFor(encoded.files().size())) {
            return texts.of(pgp.text());
        }
        for (UuencodedText.InnerFile file : encoded.files()) {
            files.add(
                    safe(file.name()),
                    PartHeader.OCTET_STREAM,
                    file.content().length,
                    () -> new ByteArrayInputStream(file.content()));
        }
        return encoded.text().equals(plain.text().whole()) ? plain : texts.of(encoded.text());
    }

    private static String safe(String name) {
        String safe = FileName.of(name);
        return safe != null ? safe : "unnamed";
    }

    private void calendar(MimePart part, PartHeader head) throws MessagingException, IOException {
        byte[] bytes = PartBytes.decoded(part, CalendarText.MAX);
        String charset = FieldValue.of(part, "Content-Type").parameter("charset");
        CalendarText calendar = CalendarText.of(Charsets.decode(bytes, charset));
        if (calendar != null) {
            if (!calendars.add(calendar, head.name() != null)) {
                return;
            }
            note(calendar.line());
        }
        files.add(part, head.type(), FileName.withExtension(head.nameOr("invite"), ".ics"));
    }

    private void winMail(MimePart part, PartHeader head) throws MessagingException, IOException {
        long size = PartBytes.size(part);
        TnefMessage mail = size > left ? null : TnefMessage.open(part, left);
        if (mail == null || !files.hasRoomFor(mail.files().size())) {
            files.add(part, head.type(), head.nameOr("winmail.dat"));
            return;
        }
        left -= (int) size;
        for (TnefMessage.InnerFile file : mail.files()) {
            files.add(
                    safe(file.name()),
                    PartHeader.OCTET_STREAM,
                    file.size(),
                    () -> new ByteArrayInputStream(reopen(part).content(file.index())));
        }
        TextPiece formatted = mail.html().length > 0 ? texts.html(mail.html()) : texts.of(RtfText.of(mail.rtf()));
        text = TextPiece.oneOf(List.of(texts.of(mail.plain()), formatted));
    }

    /** Opens the part again whenever one of its files is read, so that its bytes are not kept until then. */
    private static TnefMessage reopen(MimePart part) throws IOException {
        TnefMessage mail = TnefMessage.open(part, MAX);
        if (mail == null) {
            throw new IOException("winmail.dat could be opened before, and cannot be opened now");
        }
        return mail;
    }

    private void noteEncrypted(String how) {
        note("[This mail is encrypted (" + how + "). What it says is in the file that came with it.]");
    }

    private void note(String line) {
        if (notes.size() < MAX_NOTES) {
            notes.add(line);
        }
    }

    private static SignedContent.Kind kind(MimePart part) throws MessagingException, IOException {
        return SignedContent.kind(PartBytes.decoded(part, CMS_START));
    }
}
