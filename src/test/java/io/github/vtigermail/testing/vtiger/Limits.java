package io.github.vtigermail.testing.vtiger;

/** How much a Vtiger of the usual set-up takes in: PHP's, the proxy's and the database's limits; {@link UploadLimits} has those that an administrator sets. */
final class Limits {
    /** The database's TEXT column: what is over is cut without a word. */
    static final int CONTENT_BYTES = 65_535;

    /** The column of a comment's source. */
    static final int SOURCE_CHARACTERS = 100;

    /** The column of every record's label. */
    static final int LABEL_CHARACTERS = 255;

    /** Rows of one answer to a query. */
    static final int ROWS = 100;

    /** PHP's max_file_uploads. */
    static final int FILES = 20;

    /** The proxy's buffer for the first line of a request. */
    static final int URL_CHARACTERS = 8 * 1024;

    /** Seconds that a login token is good for. */
    static final int TOKEN_SECONDS = 300;

    private Limits() {}
}
