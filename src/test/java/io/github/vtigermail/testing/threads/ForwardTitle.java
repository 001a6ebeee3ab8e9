package io.github.vtigermail.testing.threads;

/** The line above a mail that is forwarded. */
final class ForwardTitle {
    private ForwardTitle() {}

    /** Empty for Outlook, which says nothing above a header block: its forwards look like answers. */
    static String of(MailProgram program, Dialogue dialogue) {
        return switch (program) {
            case OUTLOOK, OUTLOOK_PLAIN, OUTLOOK_365 -> "";
            case APPLE_MAIL, IPHONE -> dialogue.forwarded() + ":";
            case GMAIL -> "---------- " + dialogue.forwarded() + " ---------";
            default -> "-------- " + dialogue.forwarded() + " --------";
        };
    }
}
