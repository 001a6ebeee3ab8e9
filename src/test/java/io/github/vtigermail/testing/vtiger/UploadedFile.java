package io.github.vtigermail.testing.vtiger;

/**
 * A file part of a request.
 *
 * @param field the part's name, with brackets if it came with them
 * @param name the file's name
 * @param contentType as sent, or empty
 * @param bytes the content; none if it was over PHP's limit
 */
record UploadedFile(String field, String name, String contentType, byte[] bytes) {
    /** Vtiger drops the empty ones. */
    boolean isKept() {
        return bytes.length > 0;
    }
}
