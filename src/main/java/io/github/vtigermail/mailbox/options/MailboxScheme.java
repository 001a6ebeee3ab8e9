package io.github.vtigermail.mailbox.options;

/** The names of the component for mailboxes. {@code imap} and {@code imaps} are camel-mail's. */
public final class MailboxScheme {
    /** IMAP over TLS. */
    public static final String IMAPS = "vtiger-imaps";
    /** IMAP with STARTTLS. */
    public static final String IMAP = "vtiger-imap";

    private static final String PREFIX = "vtiger-";

    private MailboxScheme() {}

    /** Whether a mailbox has it. */
    public static boolean isOurs(String scheme) {
        return scheme.equals(IMAPS) || scheme.equals(IMAP);
    }

    /** The same address with the scheme that camel-mail knows the protocol by. */
    public static String withoutPrefix(String uri) {
        return uri.startsWith(PREFIX) ? uri.substring(PREFIX.length()) : uri;
    }
}
