package io.github.vtigermail.mailbox.cursor;

import io.github.vtigermail.mailbox.options.TargetFolders;
import io.github.vtigermail.support.ThisHost;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which folder of which account a mailbox is, whatever its name. Mail servers do not tell the case of a user name, nor that of
 * INBOX, apart.
 */
public record MailboxIdentity(String user, String host, int port, String folder) {
    private static final String INBOX = "INBOX";
    /** A server may be reached by both, which lead to the same folders. */
    private static final Set<Integer> STANDARD_PORTS = Set.of(143, 993);

    private static final Pattern SERVER = Pattern.compile("[^@/]+:\\d+");

    public MailboxIdentity {
        user = user.strip().toLowerCase(Locale.ROOT);
        host = host.strip().toLowerCase(Locale.ROOT);
        folder = TargetFolders.areOne(folder, INBOX) ? INBOX : folder;
    }

    /** Its key in the ledger. */
    public String key() {
        return user + "@" + host + ":" + port + "/" + folder;
    }

    /**
     * Whether the key may be that of the same mailbox before its host got another name, its port was changed, or its user or
     * INBOX was written in other case. Only the folder's UIDVALIDITY tells whether it is.
     */
    public boolean isLike(String key) {
        String before = user + "@";
        String after = "/" + folder;
        int end = key.length() - after.length();
        return end > before.length()
                && key.regionMatches(true, 0, before, 0, before.length())
                && key.regionMatches(folder.equals(INBOX), end, after, 0, after.length())
                && SERVER.matcher(key.substring(before.length(), end)).matches();
    }

    /** Whether both read the same folder, as far as can be told without asking the mail server. */
    public boolean isSameFolder(MailboxIdentity other) {
        return user.equals(other.user)
                && folder.equals(other.folder)
                && (port == other.port || STANDARD_PORTS.containsAll(Set.of(port, other.port)))
                && (host.equals(other.host) || ThisHost.is(host) && ThisHost.is(other.host));
    }
}
