package io.github.vtigermail.demo;

import io.github.vtigermail.testing.mail.Mails;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** The mails of the demo, in the order in which they are sent, and what is to become of each. */
enum SampleMail {
    PLAIN_REPLY(
            "plain reply",
            "Re: TT1 Printer on fire",
            "It burns again, since this morning.",
            Outcome.comment("TT1"),
            mail -> mail.text("It burns again, since this morning.\n\nAnn\n")),

    ANOTHER_REPLY(
            "another",
            "AW: TT10 Phone is silent",
            "Now it rings, thank you!",
            Outcome.comment("TT10"),
            mail -> mail.text("Now it rings, thank you!\n\n> Have you tried to turn it off and on?\n")),

    HTML_REPLY(
            "HTML, with a file",
            "Re: TT2 A cable is missing",
            "The blue cable came, the red one did not.",
            Outcome.comment("TT2"),
            mail -> mail.html(
                            "<html><body><p>The <b>blue</b> cable came,\n  the <i>red</i> one did not.</p></body></html>")
                    .attachment("delivery-note.txt", "1 cable, blue\n".getBytes(StandardCharsets.US_ASCII))),

    VTIGERS_OWN_SUBJECT(
            "Vtiger's own",
            "Re: TT3 [ Ticket Id : " + Stage.RECORD_OF_TT3 + " ] Bill",
            "The bill is paid.",
            Outcome.comment("TT3"),
            mail -> mail.text("The bill is paid.\n")),

    NEWSLETTER(
            "newsletter",
            "What is new in November",
            "Twelve things that you did not know of printers",
            Outcome.leftAlone(),
            mail -> mail.from("News <news@shop.example>")
                    .html("<h1>Twelve things that you did not know of printers</h1>")),

    UNKNOWN_TICKET(
            "unknown ticket",
            "Re: TT404 Is anybody there?",
            "I am still waiting for an answer.",
            Outcome.deadLetter(),
            mail -> mail.text("I am still waiting for an answer.\n")),

    INJECTION(
            "injection",
            "Re: TT1' or ticket_no like 'TT1%",
            "Let us see on how many tickets this lands.",
            Outcome.comment("TT1"),
            mail -> mail.from("Mallory <mallory@elsewhere.example>")
                    .text("Let us see on how many tickets this lands.\n")),

    THE_FIRST_ONCE_MORE("the first again", PLAIN_REPLY, Outcome.duplicate());

    private final String shown;
    private final String subject;
    private final String words;
    private final Outcome expected;
    private final String messageId;
    private final SampleMail first;
    private final byte[] raw;

    SampleMail(String shown, String subject, String words, Outcome expected, UnaryOperator<Mails> content) {
        this.shown = shown;
        this.subject = subject;
        this.words = words;
        this.expected = expected;
        this.messageId = "<" + name().toLowerCase(Locale.ROOT) + "@customer.example>";
        this.first = null;
        this.raw = content.apply(Mails.to("support@example.com")
                        .from("Ann Customer <ann@customer.example>")
                        .messageId(messageId)
                        .subject(subject))
                .build();
    }

    SampleMail(String shown, SampleMail first, Outcome expected) {
        this.shown = shown;
        this.subject = first.subject;
        this.words = first.words;
        this.expected = expected;
        this.messageId = first.messageId;
        this.first = first;
        this.raw = first.raw;
    }

    /** For the table. */
    String shown() {
        return shown + ": " + subject;
    }

    /** Words of the mail that its comment is told by. */
    String words() {
        return words;
    }

    Outcome expected() {
        return expected;
    }

    String messageId() {
        return messageId;
    }

    /** Whether the same mail was sent before. */
    boolean isRepeated() {
        return first != null;
    }

    byte[] raw() {
        return raw.clone();
    }
}
