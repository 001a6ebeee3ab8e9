package io.github.vtigermail.ops.command;

import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** A mail to explain: in a file, or on standard input, which is named {@code -}. */
final class MailInput {
    private static final Path STANDARD_INPUT = Path.of("-");
    private static final int MOST_BYTES = 256 * 1024 * 1024;
    /** How a file of Microsoft Office begins (OLE2), and so one that Outlook saved as {@code .msg}. */
    private static final byte[] OLE2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1");

    private MailInput() {}

    static boolean isStandardInput(Path file) {
        return file.equals(STANDARD_INPUT);
    }

    /** The mail's bytes; the caller closes them. @throws IOException with a message for people */
    static InputStream open(Path file) throws IOException {
        InputStream mail = isStandardInput(file) ? standardInput() : file(file);
        try {
            refuseOutlook(mail);
            return mail;
        } catch (IOException e) {
            mail.close();
            throw e;
        }
    }

    private static InputStream standardInput() throws IOException {
        byte[] bytes = System.in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("it is larger than 256 MB");
        }
        return new SharedByteArrayInputStream(bytes);
    }

    private static InputStream file(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new IOException("there is no such file");
        }
        try {
            return new SharedFileInputStream(file.toFile());
        } catch (IOException e) {
            throw new IOException(e.getClass().getSimpleName(), e);
        }
    }

    private static void refuseOutlook(InputStream mail) throws IOException {
        mail.mark(OLE2.length);
        byte[] begin = mail.readNBytes(OLE2.length);
        mail.reset();
        if (Arrays.equals(begin, OLE2)) {
            throw new IOException(
                    "it is a file of Outlook (.msg), which has not the mail as it was sent; save the mail as "
                            + ".eml: with Outlook on the web (Download), with Thunderbird, or from the mail server");
        }
    }
}
