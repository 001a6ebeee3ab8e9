package io.github.vtigermail.mail.files;

/**
 * A file that is not attached to its mail's comment, and stays in the mailbox.
 *
 * @param name as {@link MailFile#name}
 * @param reason why it is not attached
 */
public record SkippedFile(String name, Reason reason) {

    /** Why a file is not attached. */
    public enum Reason {
        /** It has an executable's extension. */
        BLOCKED("blocked kind"),
        /** Vtiger 8.2 drops empty files silently. */
        EMPTY("empty"),
        TOO_LARGE("too large"),
        /** Together with the files before it. */
        TOO_LARGE_TOGETHER("too large with the others"),
        TOO_MANY("too many files");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason, for people. */
        public String words() {
            return words;
        }
    }

    /** Shows nothing of the mail, since it may appear in a log. */
    @Override
    public String toString() {
        return "SkippedFile[" + reason + "]";
    }
}
