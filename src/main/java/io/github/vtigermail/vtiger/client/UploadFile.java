package io.github.vtigermail.vtiger.client;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that goes along with a new record.
 *
 * @param name its name
 * @param type its media type
 * @param size in bytes; Vtiger 8.2 drops an empty file without a word
 * @param content gives the bytes
 */
public record UploadFile(String name, String type, long size, Content content) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Content {
        /** The bytes from the first one on, each time. To be closed. */
        InputStream open() throws IOException;
    }

    /** Says the size alone. */
    @Override
    public String toString() {
        return "UploadFile[" + size + "]";
    }
}
