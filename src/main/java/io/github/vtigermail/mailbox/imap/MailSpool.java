package io.github.vtigermail.mailbox.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.util.SharedByteArrayInputStream;
import jakarta.mail.util.SharedFileInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A fetched mail: in memory if it is small, otherwise in a temporary file that only this user can read. */
public final class MailSpool extends OutputStream {
    /** In bytes: larger mails go to a file. */
    static final int IN_MEMORY = 256 * 1024;

    /** The largest header, in bytes: Jakarta Mail would hold all of it in memory. */
    static final int HEADER = 8 * 1024 * 1024;

    /** A mail that can be written. */
    public interface Mail {
        void writeTo(OutputStream out) throws IOException, MessagingException;
    }

    private final HeaderScanner header = new HeaderScanner();
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(8 * 1024);
    private Path file;
    private OutputStream out = memory;
    private SharedFileInputStream shared;

    private MailSpool() {}

    public static MailSpool of(Mail mail) throws IOException, MessagingException {
        MailSpool spool = new MailSpool();
        try {
            mail.writeTo(spool);
            spool.end();
            return spool;
        } catch (IOException | MessagingException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    public InputStream read() throws IOException {
        if (shared == null) {
            return new SharedByteArrayInputStream(memory.toByteArray());
        }
        return shared.newStream(0, -1);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        header.scan(bytes, from, length);
        if (header.exceeds(HEADER)) {
            throw new UnreadableMailException("its header is larger than " + HEADER + " bytes");
        }
        try {
            if (file == null && memory.size() + length > IN_MEMORY) {
                file = Files.createTempFile("vtiger-mail-", ".eml"); // readable only by its owner
                out = Files.newOutputStream(file);
                memory.writeTo(out);
                memory = null;
            }
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }

    private void end() throws TemporaryFileException {
        try {
            out.close();
            if (file != null) {
                shared = new SharedFileInputStream(file.toFile());
                deleteOpenFile();
            }
        } catch (IOException e) {
            throw new TemporaryFileException(e);
        }
    }

    /** An open file can be read after it was deleted, and is gone also if the process is killed; not so on Windows. */
    private void deleteOpenFile() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            // It is deleted when it is closed.
        }
    }

    @Override
    public void close() {
        try {
            if (shared != null) {
                shared.close();
            }
            if (file != null) {
                out.close();
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            if (file != null) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
