package io.github.vtigermail.testing.threads;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a mail as a mail program writes its HTML. */
final class HtmlWriter {
    private static final String BLANK = "<br>";

    private final MailProgram program;

    HtmlWriter(MailProgram program) {
        this.program = program;
    }

    String write(Letter letter) {
        StringBuilder html = new StringBuilder("<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; "
                + "charset=utf-8\"></head><body>");
        if (program == MailProgram.OUTLOOK) {
            html.append("<div class=\"WordSection1\">");
        }
        html.append(paragraphs(letter.above()));
        if (letter.quoted() != null) {
            html.append(quoted(letter.quoted(), letter.between()));
        }
        html.append(paragraphs(letter.below()));
        return html.append(program == MailProgram.OUTLOOK ? "</div>" : "")
                .append("</body></html>")
                .toString();
    }

    private String quoted(QuotedMail mail, Letter.Between between) {
        if (between == Letter.Between.OWN_QUOTE) {
            return "<blockquote style=\"margin-left:40px\">" + paragraphs(mail.passages()) + "</blockquote>";
        }
        boolean forward = !mail.title().isEmpty();
        boolean inElement = !forward || program == MailProgram.APPLE_MAIL || program == MailProgram.IPHONE;
        String open = inElement ? program.open() : "<div>";
        String close = inElement ? program.close() : "</div>";
        StringBuilder html = new StringBuilder(mail.head() == null ? "<br>" : program.before(head(mail)));
        html.append(open);
        boolean first = true;
        for (int i = 0; i < mail.passages().size(); i++) {
            Passage passage = mail.passages().get(i);
            Passage next = i + 1 < mail.passages().size() ? mail.passages().get(i + 1) : null;
            if (between == Letter.Between.TABLE && next != null && next.fresh()) {
                html.append(row(passage, next));
                i++;
            } else if (passage.fresh() && between == Letter.Between.UNMARKED) {
                html.append(close)
                        .append(BLANK)
                        .append(paragraph(passage.text()))
                        .append(BLANK)
                        .append(open);
            } else {
                html.append(first || between == Letter.Between.COLOURED ? "" : blank());
                html.append(
                        passage.fresh() && between == Letter.Between.COLOURED
                                ? coloured(passage.text())
                                : paragraph(passage.text()));
            }
            first = false;
        }
        if (mail.quoted() != null) {
            html.append(quoted(mail.quoted(), between));
        }
        return html.append(close).append(program.after()).toString();
    }

    private String head(QuotedMail mail) {
        if (!mail.title().isEmpty()) {
            return escaped(mail.title()) + "<br>" + fields(mail.head());
        }
        if (program.attribution() >= 0) {
            return linked(escaped(mail.head().attribution(program.attribution())), mail.head());
        }
        String title = program == MailProgram.SAMSUNG
                ? String.format(program.title(), mail.head().dialogue().original()) + "<br>"
                : "";
        return escaped(title).replace("&lt;br&gt;", "<br>") + fields(mail.head());
    }

    private String fields(Head head) {
        String between = program == MailProgram.NOTES ? "</font><td><font size=1>" : "</b> ";
        String start = program == MailProgram.NOTES ? "" : "<b>";
        String end = program == MailProgram.NOTES ? "</font><tr valign=top><td><font size=1>" : "<br>";
        return head.fields().stream()
                .map(field -> start + escaped(field).replaceFirst(": ", ":" + between))
                .collect(Collectors.joining(end));
    }

    private static String linked(String attribution, Head head) {
        return attribution.replace(
                "&lt;" + head.address() + "&gt;",
                "&lt;<a href=\"mailto:" + head.address() + "\">" + head.address() + "</a>&gt;");
    }

    private String paragraphs(List<Passage> passages) {
        return passages.stream().map(passage -> paragraph(passage.text())).collect(Collectors.joining(blank()));
    }

    private String paragraph(String text) {
        return program.paragraph(escaped(text).replace("\n", "<br>"));
    }

    /** Each program and user has another way; the same text looks the same each time. */
    private String coloured(String text) {
        String html = escaped(text).replace("\n", "<br>");
        String styled =
                switch (Math.floorMod(text.hashCode(), 4)) {
                    case 0 -> "<font color=\"#0000ff\">" + html + "</font>";
                    case 1 -> "<b>" + html + "</b>";
                    case 2 -> "<span style=\"background:yellow\"><i>" + html + "</i></span>";
                    default -> "<span style=\"color:#C00000\">" + html + "</span>";
                };
        return program.paragraph(styled);
    }

    private static String row(Passage question, Passage answer) {
        return "<table border=\"1\"><tr><td>" + escaped(question.text()) + "</td><td>" + escaped(answer.text())
                + "</td></tr></table>";
    }

    private String blank() {
        return program == MailProgram.THUNDERBIRD || program == MailProgram.ROUNDCUBE
                ? ""
                : program.paragraph(program == MailProgram.OUTLOOK ? "<o:p>&nbsp;</o:p>" : BLANK);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\u00a0", "&nbsp;");
    }
}
