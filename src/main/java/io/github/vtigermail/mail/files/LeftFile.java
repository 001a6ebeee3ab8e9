package io.github.vtigermail.mail.files;

/**
 * A file that does not go along with its mail's comment, and stays in the mailbox.
 *
 * @param name as {@link MailFile#name}
 * @param why what is against it
 */
public record LeftFile(String name, Why why) {

    /** What may be against a file. */
    public enum Why {
        /** Its name ends as an executable's does. */
        BLOCKED("blocked kind"),
        /** Vtiger 8.2 drops empty files without a word. */
        EMPTY("empty"),
        TOO_LARGE("too large"),
        /** With the files before it. */
        TOO_LARGE_TOGETHER("too large with the others"),
        TOO_MANY("too many files");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** Shows nothing of the mail: it may land in a log. */
    @Override
    public String toString() {
        return "LeftFile[" + why + "]";
    }
}
