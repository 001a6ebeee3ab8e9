package io.github.vtigermail.testing.mail;

import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Builds a mail as bytes. Each has a Message-ID and a Date of its own unless told otherwise, lines end with CRLF, and
 * what the builder is given goes out as it is: also what no decent mail program would send.
 */
public final class Mails {

    private record Header(String name, byte[] value) {}

    private final List<Header> headers = new ArrayList<>();
    private final List<Part> attachments = new ArrayList<>();
    private final List<Part> texts = new ArrayList<>();
    private Part whole;

    private Mails() {}

    /** A mail to an address, from {@code jane@customer.example}, without subject and text. */
    public static Mails to(String address) {
        return new Mails()
                .header("From", "Jane Doe <jane@customer.example>")
                .header("To", address)
                .messageId("<" + UUID.randomUUID() + "@customer.example>")
                .date(ZonedDateTime.now());
    }

    public Mails from(String from) {
        return without("From").header("From", from);
    }

    /** The subject, as encoded words where it is not ASCII. */
    public Mails subject(String subject) {
        try {
            return rawSubject(MimeUtility.encodeText(subject, "UTF-8", null).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The subject as it is to stand in the mail. */
    public Mails rawSubject(byte[] subject) {
        return without("Subject").rawHeader("Subject", subject);
    }

    public Mails date(ZonedDateTime date) {
        return without("Date").header("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.withNano(0)));
    }

    /** The Message-ID, angle brackets included. */
    public Mails messageId(String id) {
        return without("Message-ID").header("Message-ID", id);
    }

    /** One more header; 8-bit characters go out as UTF-8. */
    public Mails header(String name, String value) {
        return rawHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    /** One more header, byte by byte. */
    public Mails rawHeader(String name, byte[] value) {
        headers.add(new Header(name, value.clone()));
        return this;
    }

    public Mails withoutFrom() {
        return without("From");
    }

    public Mails withoutDate() {
        return without("Date");
    }

    public Mails withoutMessageId() {
        return without("Message-ID");
    }

    /** Takes all headers of that name away again. */
    public Mails without(String name) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        return this;
    }

    /** A {@code text/plain} part in UTF-8. */
    public Mails text(String text) {
        texts.add(0, Part.text("plain", text));
        return this;
    }

    /** A {@code text/html} part in UTF-8; beside {@link #text} it is its alternative. */
    public Mails html(String html) {
        texts.add(Part.text("html", html));
        return this;
    }

    public Mails attachment(String name, byte[] bytes) {
        return attachment(name, "application/octet-stream", bytes);
    }

    public Mails attachment(String name, String type, byte[] bytes) {
        attachments.add(Part.file("attachment", name, type, bytes));
        return this;
    }

    /** A part that the HTML shows: {@code <img src="cid:contentId">}. */
    public Mails inline(String contentId, String name, String type, byte[] bytes) {
        attachments.add(Part.file("inline", name, type, bytes).header("Content-ID: <" + contentId + ">"));
        return this;
    }

    /** Everything below the header, byte by byte, in place of texts and attachments: for broken mails. */
    public Mails body(String contentType, String transferEncoding, byte[] bytes) {
        whole = Part.raw(contentType, transferEncoding, bytes);
        return this;
    }

    /** The mail. */
    public byte[] build() {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (Header header : headers) {
            mail.writeBytes((header.name() + ": ").getBytes(StandardCharsets.UTF_8));
            mail.writeBytes(header.value());
            mail.writeBytes(Part.CRLF);
        }
        mail.writeBytes("MIME-Version: 1.0\r\n".getBytes(StandardCharsets.US_ASCII));
        mail.writeBytes(content().bytes());
        return mail.toByteArray();
    }

    private Part content() {
        if (whole != null) {
            return whole;
        }
        Part text = texts.isEmpty()
                ? Part.text("plain", "")
                : texts.size() == 1 ? texts.get(0) : Part.multipart("alternative", texts);
        if (attachments.isEmpty()) {
            return text;
        }
        List<Part> parts = new ArrayList<>(attachments);
        parts.add(0, text);
        return Part.multipart("mixed", parts);
    }
}
