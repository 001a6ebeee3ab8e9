package io.github.vtigermail.testing.vtiger;

/**
 * How much a server lets in, in bytes.
 *
 * @param file PHP's upload_max_filesize: of a larger file nothing is handed on
 * @param post PHP's post_max_size: of a larger request nothing is read
 * @param proxy the proxy's client_max_body_size: a larger request is refused
 */
record UploadLimits(int file, int post, int proxy) {
    private static final int MEGABYTE = 1024 * 1024;

    /** PHP's own defaults, behind a proxy as it was recorded. */
    static final UploadLimits USUAL = ofMegabytes(2, 8, 20);

    static UploadLimits ofMegabytes(int file, int post, int proxy) {
        return new UploadLimits(file * MEGABYTE, post * MEGABYTE, proxy * MEGABYTE);
    }
}
