package io.github.vtigermail.mail.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * A file that came with a mail. Its bytes stay where the mail lies until they are asked for.
 *
 * @param name a name that any file system takes: no path, no control characters; unlike the names of the mail's other files
 * @param type its media type in lower case, as {@code application/pdf}
 * @param size in bytes, decoded
 * @param content gives the decoded bytes
 */
public record MailFile(String name, String type, long size, Content content) {

    /** Where the bytes of a file come from. */
    @FunctionalInterface
    public interface Content {
        /** The bytes from the first one on, each time. To be closed. @throws IOException if where the mail lies fails */
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

    /** Shows nothing of the mail: it may land in a log. */
    @Override
    public String toString() {
        return "MailFile[…]";
    }
}
