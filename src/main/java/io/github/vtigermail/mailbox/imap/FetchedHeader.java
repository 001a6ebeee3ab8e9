package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;

/**
 * What a server returned of the header of a mail. It is bounded, as hundreds of mails are asked for together and a stranger
 * writes what is in them.
 */
final class FetchedHeader {
    private static final int TOGETHER = 4 * 1024;
    /** More than is searched for a ticket. */
    private static final int SUBJECT = 12 * 1024;

    private static final int OTHER = 2 * 1024;
    private static final int WHOLE = 64 * 1024;

    /** The fields that are needed. */
    static final String FIELDS = "BODY.PEEK[HEADER.FIELDS (Subject Message-ID From Date)]<0." + TOGETHER + ">";
    /** The same, if they are too long together. */
    static final String EACH_FIELD = field("Subject", SUBJECT) + " " + field("Message-ID", OTHER) + " "
            + field("From", OTHER) + " " + field("Date", OTHER);
    /** All fields, if the server does not return some. */
    static final String ALL_FIELDS = "BODY.PEEK[HEADER]<0." + WHOLE + ">";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean there;
    private boolean whole;
    private boolean cut;

    FetchedHeader(FetchResponse answer) {
        for (int i = 0; i < answer.getItemCount(); i++) {
            if (answer.getItem(i) instanceof BODY body && body.getByteArray() != null) {
                add(body, body.getByteArray());
            }
        }
    }

    private static String field(String name, int most) {
        return "BODY.PEEK[HEADER.FIELDS (" + name + ")]<0." + most + ">";
    }

    private void add(BODY body, ByteArray part) {
        there = true;
        String section =
                String.valueOf(body.getSection()).toUpperCase(Locale.ROOT).replace("\"", "");
        whole = section.equals("HEADER");
        boolean one = section.split(" ").length == 2; // HEADER.FIELDS (SUBJECT)
        boolean subject = one && section.contains("SUBJECT");
        int most = whole ? WHOLE : subject ? SUBJECT : one ? OTHER : TOGETHER;
        boolean partial = body.getOrigin() >= 0 && part.getCount() >= most;
        cut |= partial && !one;
        if (subject
                || !(one && partial)) { // the beginning of a subject is searched, that of a Message-ID is another one
            add(part.getBytes(), part.getStart(), part.getStart() + part.getCount());
        }
    }

    /** Without the empty line at its end, which would end the header. */
    private void add(byte[] part, int start, int end) {
        int last = end;
        while (last > start && (part[last - 1] == '\n' || part[last - 1] == '\r')) {
            last--;
        }
        if (last > start) {
            bytes.write(part, start, last - start);
            bytes.write('\r');
            bytes.write('\n');
        }
    }

    /** Whether there is any answer, for people who look at the mail. */
    boolean isThere() {
        return there;
    }

    /**
     * Whether this is the header of the mail, as far as it is needed. Servers return an empty one in place of one that they
     * cannot read. A mail may have none of the fields, but then it has others.
     */
    boolean isUsable() throws MessagingException {
        InternetHeaders fields = fields();
        boolean any =
                Stream.of("Subject", "Message-ID", "From", "Date").anyMatch(name -> fields.getHeader(name) != null);
        if (whole) {
            return cut
                    ? fields.getHeader("Subject") != null
                    : fields.getAllHeaders().hasMoreElements();
        }
        return any && !cut;
    }

    /** The fields. */
    InternetHeaders fields() throws MessagingException {
        return new InternetHeaders(new ByteArrayInputStream(bytes.toByteArray()));
    }
}
