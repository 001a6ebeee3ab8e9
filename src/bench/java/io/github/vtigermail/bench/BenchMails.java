package io.github.vtigermail.bench;

import io.github.vtigermail.testing.mail.Mails;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;

/** Mails as people send them, of a given size; the same ones in every run. */
final class BenchMails {

    private static final String SENTENCE =
            "The printer in room 12 is on fire again, could you please have a look at it? ";
    private static final String PARAGRAPH = "<p class=\"MsoNormal\" style=\"margin:0cm;font-size:11.0pt;font-family:"
            + "&quot;Calibri&quot;,sans-serif\"><span lang=\"EN-US\">" + SENTENCE + "<o:p></o:p></span></p>\n"
            + "<p class=\"MsoNormal\"><o:p>&nbsp;</o:p></p>\n";

    private static final String SIGNATURE =
            "<table border=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr><td width=\"90\">"
                    + "<img src=\"cid:image001.png@01DB\" alt=\"\" width=\"80\"></td><td><b>Jane Doe</b><br>Customer Ltd.<br>"
                    + "<a href=\"https://www.customer.example/?utm_source=mail\">www.customer.example</a></td></tr></table>\n";

    private BenchMails() {}

    /** A plain text of about this size. */
    static byte[] plain(int size) {
        return mail().text((SENTENCE + "\n").repeat(size / SENTENCE.length())).build();
    }

    /** Outlook and Gmail answer each other, each quoting all before, until the page has this size. */
    static byte[] htmlThread(int size) {
        StringBuilder page = new StringBuilder("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><style>"
                + "p.MsoNormal {margin:0cm;font-size:11.0pt}\n".repeat(40) + "</style></head><body lang=\"EN-US\">\n");
        StringBuilder end = new StringBuilder("</body></html>");
        for (int reply = 0; page.length() + end.length() < size; reply++) {
            page.append("<div class=\"WordSection1\">")
                    .append(PARAGRAPH.repeat(6))
                    .append(SIGNATURE)
                    .append("</div>\n");
            if (reply % 2 == 0) {
                page.append(
                        "<div style=\"border:none;border-top:solid #E1E1E1 1.0pt\"><p class=\"MsoNormal\"><b>From:</b> Ann"
                                + " &lt;ann@shop.example&gt;<br><b>Sent:</b> Monday, 3 February 2025 10:00<br><b>Subject:</b> Re:"
                                + " TT12</p></div>\n<div>\n");
                end.insert(0, "</div>\n");
            } else {
                page.append(
                        "<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">On Mon, Feb 3, 2025 at 10:00 AM Jane"
                                + " Doe &lt;<a href=\"mailto:jane@customer.example\">jane@customer.example</a>&gt; wrote:<br></div>"
                                + "<blockquote class=\"gmail_quote\" style=\"margin:0 0 0 .8ex;border-left:1px #ccc solid\">\n");
                end.insert(0, "</blockquote></div>\n");
            }
        }
        return mail().html(page.append(end).toString()).build();
    }

    /** A short text and five files; the mail, where they are Base64, has about this size. It is never whole in memory. */
    static void files(int size, Path into) throws IOException {
        byte[] bytes = new byte[size / 4 * 3 / 5];
        new Random(1).nextBytes(bytes);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(into))) {
            ascii(
                    "Subject: Re: TT12 Scans\r\nFrom: Jane Doe <jane@customer.example>\r\nMIME-Version: 1.0\r\n"
                            + "Content-Type: multipart/mixed; boundary=\"----=_Next_01DB\"\r\n\r\n"
                            + "------=_Next_01DB\r\nContent-Type: text/plain\r\n\r\nPlease see the files.\r\n",
                    out);
            for (int i = 1; i <= 5; i++) {
                ascii(
                        "------=_Next_01DB\r\nContent-Type: application/pdf; name=scan-" + i + ".pdf\r\n"
                                + "Content-Disposition: attachment; filename=scan-" + i + ".pdf\r\n"
                                + "Content-Transfer-Encoding: base64\r\n\r\n",
                        out);
                out.write(Base64.getMimeEncoder().encode(bytes));
                ascii("\r\n", out);
            }
            ascii("------=_Next_01DB--\r\n", out);
        }
    }

    private static void ascii(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Mails mail() {
        return Mails.to("support@shop.example").subject("Re: TT12 Printer on fire");
    }
}
