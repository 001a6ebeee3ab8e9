package io.github.vtigermail.mail.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A file that came with a mail. Its bytes stay where the mail is stored until they are read.
 *
 * @param name a name that is valid in any file system: no path, no control characters; unique among the mail's files
 * @param type its media type in lower case, such as {@code application/pdf}
 * @param size in bytes, decoded
 * @param content the decoded bytes
 */
public record MailFile(String name, String type, long size, Content content) {

    /** The source of a file's bytes. */
    @FunctionalInterface
    public interface Content {
        /**
         * Opens a new stream from the first byte on; the caller closes it. @throws IOException if the mail cannot be
         * read
         */
        InputStream open() throws IOException;
    }

    /** Equal by name, type and size: the bytes are not compared. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MailFile file && name.equals(file.name) && type.equals(file.type) && size == file.size;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, size);
    }

    /** Shows nothing of the mail, since it may appear in a log. */
    @Override
    public String toString() {
        return "MailFile[…]";
    }
}
