package io.github.vtigermail.testing.mail;

import io.github.vtigermail.testing.mail.BadMail.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** Mails whose subject is the trouble. */
final class BadSubjects {

    private static final int MEGABYTE = 1_000_000;

    private BadSubjects() {}

    static List<BadMail> all() {
        return List.of(
                comment("subject of 1 MB in one line", t -> ascii(BadMail.subject(t) + " " + "x".repeat(MEGABYTE))),
                comment(
                        "subject of 1 MB in many lines",
                        t -> ascii(BadMail.subject(t) + ("\r\n " + "x".repeat(75)).repeat(MEGABYTE / 78))),
                alone("subject of 1 MB without a ticket", ascii("Newsletter " + "x".repeat(MEGABYTE))),
                comment(
                        "subject with control characters",
                        t -> ascii(BadMail.subject(t) + " \001\007\b\033[2J\013\f\177\tend")),
                comment(
                        "subject with an encoded line break",
                        t -> ascii("=?UTF-8?Q?Re:_Ticket_Number_:_" + t + "_fire=0D=0ACamelHttpUri:_http://x?=")),
                comment(
                        "subject with an encoded null byte",
                        t -> ascii("=?UTF-8?Q?Re:_Ticket_Number_:_" + t + "_fire=00?=")),
                comment(
                        "subject with bytes of ISO-8859-1",
                        t -> (BadMail.subject(t) + " Größe").getBytes(StandardCharsets.ISO_8859_1)),
                comment(
                        "subject with bytes of UTF-8",
                        t -> (BadMail.subject(t) + " Größe 🙂").getBytes(StandardCharsets.UTF_8)),
                comment("subject with encoded words that part a character", BadSubjects::partedCharacter),
                comment(
                        "subject with an encoded word in no known charset",
                        t -> ascii(BadMail.subject(t) + " =?x-nonsense?Q?Gr=F6=DFe?=")),
                comment(
                        "subject with broken encoded words",
                        t -> ascii(BadMail.subject(t) + " =?UTF-8?B?!!!?= =?UTF-8?Q?=Z?= =?UTF-8?X?a?= =?")),
                comment(
                        "subject that breaks out of a quote",
                        t -> ascii("Ticket Number : " + t + "' or ticket_no like '" + t + "%")),
                comment(
                        "subject that breaks out by a backslash",
                        t -> ascii("Ticket Number : " + t + "\\' or 1=1 ; --")),
                comment(
                        "subject twice with the same ticket",
                        t -> ascii(BadMail.subject(t) + " " + BadMail.subject(t))),
                dead("subject with a number of 10000 digits", t -> ascii("Ticket Number : TT" + "1".repeat(10_000))),
                dead(
                        "subject with two tickets",
                        t -> ascii("Ticket Number : " + t + " and Ticket Number : " + t + "9")),
                alone(
                        "subject with digits that are not ASCII",
                        "Ticket Number : TT١٢ TT𝟏𝟐".getBytes(StandardCharsets.UTF_8)),
                alone("empty subject", new byte[0]),
                new BadMail(
                        "no subject",
                        Outcome.LEFT_ALONE,
                        t -> Mails.to(MailServer.USER)
                                .text("Ticket Number : " + t + "\n")
                                .build()),
                new BadMail(
                        "ticket in the text only",
                        Outcome.LEFT_ALONE,
                        t -> Mails.to(MailServer.USER)
                                .subject("Printer on fire")
                                .text(BadMail.subject(t) + "\n")
                                .build()));
    }

    /** The first of two encoded words ends after the first byte of an ö. */
    private static byte[] partedCharacter(String ticket) {
        byte[] subject = (BadMail.subject(ticket) + " Größe").getBytes(StandardCharsets.UTF_8);
        int middle = subject.length - "öße".getBytes(StandardCharsets.UTF_8).length + 1;
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        words.writeBytes(encodedWord(Arrays.copyOfRange(subject, 0, middle)));
        words.writeBytes(ascii("\r\n "));
        words.writeBytes(encodedWord(Arrays.copyOfRange(subject, middle, subject.length)));
        return words.toByteArray();
    }

    private static byte[] encodedWord(byte[] bytes) {
        return ascii("=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=");
    }

    private static BadMail comment(String name, Function<String, byte[]> subject) {
        return new BadMail(name, Outcome.COMMENT, ticket -> mail(subject.apply(ticket)));
    }

    private static BadMail dead(String name, Function<String, byte[]> subject) {
        return new BadMail(name, Outcome.DEAD_LETTER, ticket -> mail(subject.apply(ticket)));
    }

    private static BadMail alone(String name, byte[] subject) {
        return new BadMail(name, Outcome.LEFT_ALONE, ticket -> mail(subject));
    }

    private static byte[] mail(byte[] subject) {
        return Mails.to(MailServer.USER).rawSubject(subject).text("Hello\n").build();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
