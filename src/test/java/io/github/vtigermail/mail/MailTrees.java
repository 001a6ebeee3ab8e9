package io.github.vtigermail.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random mails: trees of parts as mail programs write them, intact or broken. */
final class MailTrees {

    /**
     * A valid mail, and what its sender put into it.
     *
     * @param source the mail
     * @param words a word from each of its texts, in their order
     * @param files the bytes of each of its files, in their order
     */
    record Sound(byte[] source, List<String> words, List<byte[]> files) {}

    /** A node of the tree. Each writes its header, an empty line and its body. */
    private interface Node {
        byte[] write(Sound into);
    }

    private static final List<String> ENCODINGS = List.of("7bit", "8bit", "quoted-printable", "base64");
    private static final List<String> CHARSETS =
            List.of("utf-8", "UTF-8", "iso-8859-1", "iso-8859-15", "windows-1252", "macintosh", "utf-16", "gb18030");

    private static final List<String> ODD_HEADERS = List.of(
            "Content-Type: multipart/mixed; boundary=",
            "Content-Type: multipart/mixed; boundary=\"\"",
            "Content-Type: text/html; charset=x-nonsense",
            "Content-Type: text/plain; charset=\"",
            "Content-Type: message/rfc822",
            "Content-Type: application/x; name==?utf-8?Q?=",
            "Content-Transfer-Encoding: base64",
            "Content-Transfer-Encoding: quoted-printable",
            "Content-Transfer-Encoding: x-uuencode",
            "Content-Disposition: attachment; filename*0*=utf-16''%",
            "From: \"Doe, <jane@",
            "Date: 31 Feb 2025 25:61:61 +9999",
            "Subject: =?utf-8?B?w?= =?utf-8?Q?=?=",
            "no header at all",
            " folded",
            "");

    private MailTrees() {}

    /** Mails whose texts and files must all be found. */
    static Arbitrary<Sound> sound() {
        return node(3).map(node -> {
            Sound mail = new Sound(null, new ArrayList<>(), new ArrayList<>());
            byte[] body = node.write(mail);
            byte[] source =
                    joined(ascii("From: jane@customer.example\r\nSubject: TT12\r\nMIME-Version: 1.0\r\n"), body);
            return new Sound(source, mail.words(), mail.files());
        });
    }

    /** Mails in which lines are lost, doubled, moved or replaced by others. */
    static Arbitrary<byte[]> broken() {
        Arbitrary<List<Damage>> damages = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.integers().between(0, 10_000),
                        Arbitraries.of(ODD_HEADERS))
                .as(Damage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
        return Combinators.combine(sound(), damages).as((mail, list) -> {
            List<String> lines =
                    new ArrayList<>(List.of(new String(mail.source(), StandardCharsets.ISO_8859_1).split("\r\n", -1)));
            list.forEach(damage -> damage.to(lines));
            return String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
        });
    }

    private record Damage(int kind, int at, int to, String line) {
        void to(List<String> lines) {
            int place = at % lines.size();
            switch (kind) {
                case 0 -> lines.set(place, line);
                case 1 -> lines.add(place, line);
                case 2 -> lines.add(to % lines.size(), lines.get(place));
                default -> lines.add(to % lines.size(), lines.remove(place));
            }
        }
    }

    private static Arbitrary<Node> node(int depth) {
        return depth == 0
                ? Arbitraries.oneOf(text("plain"), text("html"), file())
                : Arbitraries.oneOf(text("plain"), text("html"), file(), alternative(), mixed(depth - 1));
    }

    private static Arbitrary<Node> text(String subtype) {
        return Combinators.combine(Arbitraries.of(CHARSETS), Arbitraries.of(ENCODINGS))
                .as((charset, encoding) -> into -> textPart(subtype, nextWord(into), charset, encoding));
    }

    private static String nextWord(Sound mail) {
        String word = "w\u00f6rd" + mail.words().size() + ".";
        mail.words().add(word);
        return word;
    }

    private static byte[] textPart(String subtype, String word, String charset, String encoding) {
        String text = subtype.equals("html") ? "<html><p>" + word + "</p></html>" : word + "\r\n";
        String safe = charset.startsWith("utf-16") ? "base64" : encoding.equals("7bit") ? "8bit" : encoding;
        return part("text/" + subtype + "; charset=" + charset, safe, text.getBytes(Charset.forName(name(charset))));
    }

    private static String name(String charset) {
        return charset.equals("macintosh") ? "x-MacRoman" : charset;
    }

    private static Arbitrary<Node> file() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(300).map(bytes -> into -> {
            into.files().add(bytes);
            String name = "f" + into.files().size() + ".bin";
            byte[] disposition = ascii("Content-Disposition: attachment; filename=" + name + "\r\n");
            return joined(disposition, part("application/octet-stream", "base64", bytes));
        });
    }

    /** The same word as plain text and as HTML, which must be read once. */
    private static Arbitrary<Node> alternative() {
        return Combinators.combine(Arbitraries.of(CHARSETS), Arbitraries.of(ENCODINGS), boundary())
                .as((charset, encoding, boundary) -> into -> {
                    String word = nextWord(into);
                    return multipart(
                            "alternative",
                            boundary,
                            List.of(
                                    textPart("plain", word, charset, encoding),
                                    textPart("html", word, charset, encoding)));
                });
    }

    private static Arbitrary<Node> mixed(int depth) {
        return Combinators.combine(
                        Arbitraries.lazy(() -> node(depth)).list().ofMinSize(1).ofMaxSize(4), boundary())
                .as((children, boundary) -> into -> multipart(
                        "mixed",
                        boundary,
                        children.stream().map(child -> child.write(into)).toList()));
    }

    /** Boundaries of few characters, so that one is often the start of another. */
    private static Arbitrary<String> boundary() {
        return Arbitraries.strings().withChars("-=_ab.'").ofMinLength(1).ofMaxLength(8);
    }

    private static byte[] multipart(String subtype, String start, List<byte[]> parts) {
        String boundary = start + parts.stream().mapToInt(part -> part.length).sum(); // differs from those of its parts
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("Content-Type: multipart/" + subtype + "; boundary=\"" + boundary + "\"\r\n\r\n"));
        for (byte[] part : parts) {
            out.writeBytes(ascii("--" + boundary + "\r\n"));
            out.writeBytes(part);
            out.writeBytes(ascii("\r\n"));
        }
        out.writeBytes(ascii("--" + boundary + "--\r\n"));
        return out.toByteArray();
    }

    private static byte[] part(String type, String encoding, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n"));
        try (OutputStream encoder = MimeUtility.encode(out, encoding)) {
            encoder.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(encoding, e);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
