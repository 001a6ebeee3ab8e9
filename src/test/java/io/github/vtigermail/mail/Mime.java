package io.github.vtigermail.mail;

import io.github.vtigermail.mail.files.MailFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Builds mails and parts as text, which can be nested. */
public final class Mime {

    private static int boundaries;

    private Mime() {}

    /** A part. @param header its lines, without Content-Transfer-Encoding */
    public static String part(String header, byte[] content) {
        return header + "\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(content);
    }

    public static String html(String html) {
        return "Content-Type: text/html; charset=utf-8\n\n" + html;
    }

    public static String plain(String text) {
        return "Content-Type: text/plain; charset=utf-8\n\n" + text;
    }

    public static String mixed(String... parts) {
        return multi("mixed", parts);
    }

    public static String alternative(String... parts) {
        return multi("alternative", parts);
    }

    public static String related(String... parts) {
        return multi("related", parts);
    }

    public static String multi(String subtype, String... parts) {
        String boundary = "=_" + boundaries++;
        String between = "\n--" + boundary + "\n";
        return "Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\n" + between
                + String.join(between, parts) + "\n--" + boundary + "--\n";
    }

    public static TicketMail read(String source) throws IOException {
        return read(source, QuotedHistory.KEPT);
    }

    public static TicketMail read(String source, QuotedHistory history) throws IOException {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        return new MailReader().read(new ByteArrayInputStream(bytes), history);
    }

    public static List<String> names(TicketMail mail) {
        return mail.files().stream().map(MailFile::name).toList();
    }

    public static byte[] bytes(MailFile file) throws IOException {
        try (InputStream content = file.content().open()) {
            return content.readAllBytes();
        }
    }

    /** The concatenation of these bytes. */
    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
