package io.github.vtigermail.mailbox.options;

/** The schemes of mailboxes. {@code imap} and {@code imaps} are camel-mail's. */
public final class MailboxScheme {
    /** IMAP over TLS. */
    public static final String IMAPS = "vtiger-imaps";
    /** IMAP with STARTTLS. */
    public static final String IMAP = "vtiger-imap";

    private static final String PREFIX = "vtiger-";

    private MailboxScheme() {}

    /** Whether it is one of them. */
    public static boolean isOurs(String scheme) {
        return scheme.equals(IMAPS) || scheme.equals(IMAP);
    }

    /** The URI with camel-mail's scheme for the same protocol. */
    public static String withoutPrefix(String uri) {
        return uri.startsWith(PREFIX) ? uri.substring(PREFIX.length()) : uri;
    }
}
