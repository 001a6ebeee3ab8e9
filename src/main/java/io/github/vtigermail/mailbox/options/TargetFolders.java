package io.github.vtigermail.mailbox.options;

import org.apache.camel.component.mail.MailConfiguration;

/**
 * The folders that a mailbox moves mails to. A mail that is moved to the folder that is read gets a new UID, so it would be
 * found and moved for ever.
 */
public final class TargetFolders {
    private static final String INBOX = "INBOX";

    private TargetFolders() {}

    /**
     * Checks them, and takes an empty {@code moveTo} for none.
     *
     * @throws InvalidOptionException if one is the folder that is read
     */
    public static void check(MailConfiguration configuration, MailboxOptions options) {
        String moveTo = configuration.getMoveTo();
        if (moveTo != null && moveTo.isBlank()) {
            configuration.setMoveTo(null);
        }
        String read = configuration.getFolderName();
        check("moveTo", moveTo, read);
        check("failedFolder", options.failedFolder(), read);
        check("quarantineFolder", options.senders().quarantineFolder(), read);
        check("automaticFolder", options.automatic().folder(), read);
    }

    /** Whether both names are those of one folder: the case of INBOX does not matter to mail servers. */
    public static boolean areOne(String name, String other) {
        return name.equals(other) || name.equalsIgnoreCase(INBOX) && other.equalsIgnoreCase(INBOX);
    }

    private static void check(String option, String folder, String read) {
        if (folder != null && areOne(folder.strip(), read.strip())) {
            throw new InvalidOptionException(
                    option, "this is the folder that is read, so its mails would be moved in a circle; name another");
        }
    }
}
