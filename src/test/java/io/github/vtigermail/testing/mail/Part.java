package io.github.vtigermail.testing.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A part of a mail under construction: its own header lines and its encoded content. */
record Part(List<String> headers, byte[] content) {

    static final byte[] CRLF = {'\r', '\n'};

    static Part text(String subtype, String text) {
        return encoded(
                "text/" + subtype + "; charset=UTF-8", "quoted-printable", text.getBytes(StandardCharsets.UTF_8));
    }

    static Part file(String disposition, String name, String type, byte[] bytes) {
        return encoded(type, "base64", bytes).header("Content-Disposition: " + disposition + "; " + fileName(name));
    }

    /** A part as it is given; a null header is left out. */
    static Part raw(String contentType, String transferEncoding, byte[] bytes) {
        Part part = new Part(List.of(), bytes);
        part = contentType == null ? part : part.header("Content-Type: " + contentType);
        return transferEncoding == null ? part : part.header("Content-Transfer-Encoding: " + transferEncoding);
    }

    static Part multipart(String subtype, List<Part> parts) {
        String boundary = "=_" + UUID.randomUUID();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Part part : parts) {
            content.writeBytes(ascii("--" + boundary + "\r\n"));
            content.writeBytes(part.bytes());
            content.writeBytes(CRLF);
        }
        content.writeBytes(ascii("--" + boundary + "--\r\n"));
        return raw("multipart/" + subtype + "; boundary=\"" + boundary + "\"", null, content.toByteArray());
    }

    Part header(String line) {
        List<String> lines = new ArrayList<>(headers);
        lines.add(line);
        return new Part(List.copyOf(lines), content);
    }

    /** Header lines, empty line, content. */
    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String line : headers) {
            bytes.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(CRLF);
        bytes.writeBytes(content);
        return bytes.toByteArray();
    }

    private static Part encoded(String contentType, String transferEncoding, byte[] bytes) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (OutputStream encoder = MimeUtility.encode(encoded, transferEncoding)) {
            encoder.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(transferEncoding, e);
        }
        return raw(contentType, transferEncoding, encoded.toByteArray());
    }

    private static String fileName(String name) {
        if (StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            return "filename=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        return "filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"); // RFC 2231
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
