package io.github.vtigermail.testing.mail;

import io.github.vtigermail.testing.mail.BadMail.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Mails with a good subject and a body that no program can read as it claims to be read. Each is a comment. */
final class BadBodies {

    private static final String MIXED = "multipart/mixed; boundary=\"b\"";

    private BadBodies() {}

    static List<BadMail> all() {
        return List.of(
                body("empty body", "text/plain; charset=UTF-8", null, ""),
                body("body of white space", "text/plain", null, "\r\n \t\r\n"),
                body("no Content-Type", null, null, "Hello\r\n"),
                body("bogus charset", "text/plain; charset=x-nonsense", null, "Hello Gr\366\337e\r\n"),
                body("charset with a quote too many", "text/plain; charset=\"\"UTF-8\"", null, "Hello\r\n"),
                body(
                        "bytes that are not of the charset",
                        "text/plain; charset=UTF-8",
                        "8bit",
                        "Hello \377\376\300\r\n"),
                body("Content-Type that is none", "no idea; what=; this;; is", null, "Hello\r\n"),
                body("Content-Type without a subtype", "text", null, "Hello\r\n"),
                body("unknown transfer encoding", "text/plain", "x-nonsense", "Hello\r\n"),
                body("base64 that is none", "text/plain; charset=UTF-8", "base64", "Hello, this is no base64! =\r\n"),
                body("base64 cut short", "text/plain; charset=UTF-8", "base64", "SGVsbG8gd29ybGQ\r\nSGV"),
                body("quoted-printable that is none", "text/plain", "quoted-printable", "Hello =ZZ 100 =\r\n=\r\n="),
                body("null bytes", "text/plain", "8bit", "Hel\0lo\0\r\n"),
                body("a line of 1 MB", "text/plain", null, "Hello " + "x".repeat(1_000_000) + "\r\n"),
                body("multipart cut short", MIXED, null, "--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n"),
                body("multipart cut short in a header", MIXED, null, "--b\r\nContent-Type: text/pl"),
                body("multipart without a boundary", "multipart/mixed", null, "--b\r\n\r\nHello\r\n--b--\r\n"),
                body("multipart without a part", MIXED, null, "Hello\r\n"),
                body("multipart in base64", MIXED, "base64", "--b\r\n\r\nHello\r\n--b--\r\n"),
                body("multipart 100 deep", "multipart/mixed; boundary=\"b0\"", null, nested(100)),
                mail(
                        "attachment name twice",
                        mail -> mail.attachment("a.txt", bytes("one")).attachment("a.txt", bytes("two"))),
                body(
                        "attachment with two names",
                        MIXED,
                        null,
                        "--b\r\n\r\nHello\r\n--b\r\nContent-Type: text/csv; name=a.csv; name=b.csv\r\n"
                                + "Content-Disposition: attachment; filename=c.csv; filename=d.csv\r\n\r\n1\r\n--b--\r\n"),
                mail(
                        "attachment name with a path",
                        mail -> mail.attachment("../../../tmp/evil\\..\\a.txt", bytes("one"))),
                mail("attachment without a name", mail -> mail.attachment("", bytes("one"))),
                mail("attachment name of 10000 characters", mail -> mail.attachment("a".repeat(10_000), bytes("one"))));
    }

    private static String nested(int depth) {
        StringBuilder parts = new StringBuilder();
        for (int i = 1; i < depth; i++) {
            parts.append("--b").append(i - 1).append("\r\nContent-Type: multipart/mixed; boundary=\"b");
            parts.append(i).append("\"\r\n\r\n");
        }
        parts.append("--b").append(depth - 1).append("\r\nContent-Type: text/plain\r\n\r\nHello\r\n");
        for (int i = depth - 1; i >= 0; i--) {
            parts.append("--b").append(i).append("--\r\n");
        }
        return parts.toString();
    }

    private static BadMail body(String name, String contentType, String transferEncoding, String body) {
        return mail(name, mail -> mail.body(contentType, transferEncoding, bytes(body)));
    }

    private static BadMail mail(String name, UnaryOperator<Mails> change) {
        return new BadMail(
                name,
                Outcome.COMMENT,
                ticket -> change.apply(BadMail.about(ticket)).build());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
