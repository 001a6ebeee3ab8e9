package io.github.vtigermail.vtiger;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file to be put on a comment.
 *
 * @param name its name
 * @param type its media type
 * @param size in bytes; Vtiger 8.2 drops an empty file without a word
 * @param content gives the bytes
 */
public record CommentFile(String name, String type, long size, Content content) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {
        /** The bytes from the first one on, each time. To be closed. */
        InputStream open() throws IOException;
    }

    /** Says the size alone. */
    @Override
    public String toString() {
        return "CommentFile[" + size + "]";
    }
}
