package io.github.vtigermail.testing.threads;

/**
 * A mail program: what it puts around the mail that is answered. {@code before} and {@code after} are around the head and the
 * quoted text, {@code open} and {@code close} around the text only.
 */
public enum MailProgram {
    GMAIL(
            0,
            "",
            "> ",
            "<div>%s</div>",
            "<br><div class=\"gmail_quote gmail_quote_container\"><div dir=\"ltr\" class=\"gmail_attr\">%s<br></div>",
            "<blockquote class=\"gmail_quote\" style=\"margin:0px 0px 0px 0.8ex;"
                    + "border-left:1px solid rgb(204,204,204);padding-left:1ex\">",
            "</blockquote>",
            "</div>"),
    OUTLOOK_PLAIN(-1, "-----%s-----", "", "", "", "", "", ""),
    OUTLOOK(
            -1,
            "",
            "",
            "<p class=\"MsoNormal\">%s<o:p></o:p></p>",
            "<div><div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\">"
                    + "<p class=\"MsoNormal\">%s<o:p></o:p></p></div></div><p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>",
            "",
            "",
            ""),
    OUTLOOK_365(
            -1,
            "________________________________",
            "",
            "<div class=\"elementToProof\" style=\"font-family: Aptos, Calibri, sans-serif; font-size: 12pt;\">%s</div>",
            "<div id=\"appendonsend\"></div><hr style=\"display:inline-block;width:98%%\" tabindex=\"-1\">"
                    + "<div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\" color=\"#000000\">%s</font>"
                    + "<div>&nbsp;</div></div>",
            "<div>",
            "</div>",
            ""),
    APPLE_MAIL(
            1,
            "",
            "> ",
            "<div>%s</div>",
            "<div><br><blockquote type=\"cite\"><div>%s</div><br class=\"Apple-interchange-newline\"></blockquote>",
            "<blockquote type=\"cite\"><div>",
            "</div></blockquote>",
            "</div><br>"),
    IPHONE(
            1,
            "",
            "> ",
            "<div>%s</div>",
            "<div dir=\"ltr\"><br><blockquote type=\"cite\">%s<br><br></blockquote></div>",
            "<blockquote type=\"cite\"><div dir=\"ltr\">\ufeff",
            "</div></blockquote>",
            ""),
    THUNDERBIRD(
            2,
            "",
            "> ",
            "<p>%s</p>",
            "<div class=\"moz-cite-prefix\">%s<br></div>",
            "<blockquote type=\"cite\" cite=\"mid:q1.55@desk.example\">",
            "</blockquote>",
            ""),
    GMX(
            -1,
            "",
            "",
            "<div>%s</div>",
            "<div>&nbsp;<div style=\"margin: 10.0px 5.0px 5.0px 10.0px;padding: 10.0px 0 10.0px 10.0px;"
                    + "border-left: 2.0px solid rgb(195,217,229);\"><div style=\"margin: 0 0 10.0px 0;\">%s</div>",
            "<div>",
            "</div>",
            "</div></div>"),
    YAHOO(
            0,
            "",
            "",
            "<div dir=\"ltr\" data-setdir=\"false\">%s</div>",
            "<div id=\"yahoo_quoted_0815\" class=\"yahoo_quoted\"><div style=\"font-size:13px;color:#26282a;\">"
                    + "<div>%s</div><div><br></div>",
            "<div>",
            "</div>",
            "</div></div>"),
    NOTES(
            -1,
            "",
            "",
            "<font size=2 face=\"sans-serif\">%s</font><br>",
            "<br><br><table width=100%%><tr valign=top><td><font size=1 color=#5f5f5f face=\"sans-serif\">%s</font></table>"
                    + "<br><hr noshade><br>",
            "<tt>",
            "</tt>",
            ""),
    K9(
            2,
            "",
            ">",
            "<div dir=\"auto\">%s</div>",
            "<br><br><div class=\"gmail_quote\"><div dir=\"auto\">%s</div>",
            "<blockquote class=\"gmail_quote\" style=\"margin: 0pt 0pt 0pt 0.8ex; padding-left: 1ex;\">",
            "</blockquote>",
            "</div>"),
    ROUNDCUBE(
            2,
            "",
            "> ",
            "<p>%s</p>",
            "<p id=\"reply-intro\">%s</p>",
            "<blockquote type=\"cite\" style=\"padding: 0 0.4em; border-left: #1010ff 2px solid; margin: 0\">",
            "</blockquote>",
            ""),
    ZIMBRA(
            -1,
            "",
            "",
            "<div>%s</div>",
            "<hr id=\"zwchr\" data-marker=\"__DIVIDER__\"><div data-marker=\"__HEADERS__\"><blockquote "
                    + "style=\"border-left:2px solid #1010FF;margin-left:5px;padding-left:5px;\">%s</blockquote></div>",
            "<div data-marker=\"__QUOTED_TEXT__\"><blockquote style=\"border-left:2px solid #1010FF;\">",
            "</blockquote></div>",
            ""),
    PROTON(
            1,
            "",
            "> ",
            "<div style=\"font-family: Arial, sans-serif; font-size: 14px;\">%s</div>",
            "<div class=\"protonmail_quote\">%s<br>",
            "<blockquote class=\"protonmail_quote\" type=\"cite\">",
            "</blockquote><br>",
            "</div>"),
    SAMSUNG(
            -1,
            "-------- %s --------",
            "",
            "<div dir=\"auto\">%s</div>",
            "<div align=\"left\" dir=\"auto\" style=\"font-size:100%%;color:#000000\"><div>%s</div><div><br></div></div>",
            "<div>",
            "</div>",
            ""),
    /** One that says nothing of what it quotes. */
    NO_MARKS(-1, "", "", "<div>%s</div>", "%s", "", "", "");

    private final int attribution;
    private final String title;
    private final String mark;
    private final String paragraph;
    private final String before;
    private final String open;
    private final String close;
    private final String after;

    MailProgram(
            int attribution,
            String title,
            String mark,
            String paragraph,
            String before,
            String open,
            String close,
            String after) {
        this.attribution = attribution;
        this.title = title;
        this.mark = mark;
        this.paragraph = paragraph;
        this.before = before;
        this.open = open;
        this.close = close;
        this.after = after;
    }

    /** Which of the attribution lines it has; less than 0 if it has a header block. */
    int attribution() {
        return attribution;
    }

    /** The line above a header block, with a place for its title; empty if there is none. */
    String title() {
        return title;
    }

    /** What is before each quoted line of plain text. */
    String mark() {
        return mark;
    }

    String paragraph(String html) {
        return String.format(paragraph, html);
    }

    String before(String head) {
        return String.format(before, head);
    }

    String open() {
        return open;
    }

    String close() {
        return close;
    }

    String after() {
        return after;
    }

    boolean writesHtml() {
        return !paragraph.isEmpty();
    }

    boolean writesPlain() {
        return this != GMX;
    }
}
