package io.github.vtigermail.mail.mime;

import io.github.vtigermail.mail.charset.Charsets;
import jakarta.mail.internet.MimePart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.apache.poi.hmef.attribute.TNEFProperty;
import org.apache.poi.hsmf.datatypes.MAPIProperty;
import org.apache.poi.hsmf.datatypes.Types;

/** A winmail.dat (TNEF), as Outlook and Exchange send a mail in "rich text". POI parses it. */
public final class TnefMessage {

    private final HMEFMessage message;

    private TnefMessage(HMEFMessage message) {
        this.message = message;
    }

    /** A file in it. @param name as written there; null if it has none */
    public record InnerFile(int index, String name, long size) {}

    /**
     * Null if it cannot be opened: truncated, larger than {@code max}, or something else.
     *
     * @throws IOException only if the part cannot be read
     */
    public static TnefMessage open(MimePart tnef, int max) throws IOException {
        if (!TnefGuard.isReadable(PartBytes.open(tnef), max)) {
            return null;
        }
        try (InputStream in = new BufferedInputStream(PartBytes.open(tnef))) {
            return new TnefMessage(new HMEFMessage(in));
        } catch (IOException | RuntimeException e) { // wrong bytes; if the stream failed, the next read fails too
            return null;
        }
    }

    /** The files, except those of which only the name is there. */
    public List<InnerFile> files() {
        List<Attachment> attachments = message.getAttachments();
        return IntStream.range(0, attachments.size())
                .filter(i -> data(attachments.get(i)) != null)
                .mapToObj(i -> new InnerFile(i, name(attachments.get(i)), data(attachments.get(i)).length))
                .toList();
    }

    public byte[] content(int index) {
        return data(message.getAttachments().get(index));
    }

    /** The message as plain text; empty if it has none. */
    public String plain() {
        String plain = string(message.getMessageMAPIAttribute(MAPIProperty.BODY));
        return plain != null ? plain : string(message.getMessageAttribute(TNEFProperty.ID_BODY));
    }

    /** The message as HTML; empty if it has none. */
    public byte[] html() {
        MAPIAttribute html = message.getMessageMAPIAttribute(MAPIProperty.BODY_HTML);
        return html == null ? new byte[0] : html.getData();
    }

    /** The message as RTF, each char a byte; empty if it has none. */
    public String rtf() {
        MAPIAttribute rtf = message.getMessageMAPIAttribute(MAPIProperty.RTF_COMPRESSED);
        return rtf == null ? "" : new String(rtf.getData(), StandardCharsets.ISO_8859_1);
    }

    private String name(Attachment attachment) {
        String name = string(attachment.getMAPIAttribute(MAPIProperty.ATTACH_LONG_FILENAME));
        return name != null && !name.isBlank() ? name : string(attachment.getAttribute(TNEFProperty.ID_ATTACHTITLE));
    }

    private static byte[] data(Attachment attachment) {
        TNEFAttribute data = attachment.getAttribute(TNEFProperty.ID_ATTACHDATA);
        return data == null ? null : data.getData();
    }

    /** Not POI's own strings: it decodes single-byte ones as Windows-1252, and logs what is not a string. */
    private String string(MAPIAttribute attribute) {
        if (attribute == null) {
            return null;
        }
        boolean unicode = attribute.getType() == Types.UNICODE_STRING.getId();
        return unicode ? new String(attribute.getData(), StandardCharsets.UTF_16LE) : ofCodePage(attribute.getData());
    }

    private String string(TNEFAttribute attribute) {
        return attribute == null ? "" : ofCodePage(attribute.getData());
    }

    private String ofCodePage(byte[] bytes) {
        TNEFAttribute page = message.getMessageAttribute(TNEFProperty.ID_OEMCODEPAGE);
        boolean known = page != null && page.getData().length >= 2;
        return Charsets.decode(
                bytes, known ? "cp" + (page.getData()[0] & 0xFF | (page.getData()[1] & 0xFF) << 8) : null);
    }
}
