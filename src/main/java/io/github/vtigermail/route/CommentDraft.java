package io.github.vtigermail.route;

import io.github.vtigermail.mail.TicketMail;
import io.github.vtigermail.mail.files.FileChoice;
import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.mail.files.LeftFile;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.vtiger.CommentText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mail becomes: the text of its comment and the files that go along. What is longer than a comment can be goes
 * along whole, as a file; each file that does not is named.
 *
 * @param text with all that is to be said of the files
 * @param files those that go along
 * @param left those that the limits leave in the mailbox
 */
record CommentDraft(String text, List<MailFile> files, List<LeftFile> left) {
    private static final String WHOLE_IN_FILE =
            "\n\n[The mail is longer than a comment can be. The whole of it is in the file %s.]";
    private static final String REST_IN_MAILBOX =
            "\n\n[The mail is longer than a comment can be. The rest of it is in the mailbox, in the mail itself.]";

    /**
     * @param stranger whether nobody in the CRM has the sender's address
     * @param withoutFiles if Vtiger does not take them
     */
    static CommentDraft of(
            TicketMail mail, boolean stranger, FileLimits limits, CommentText commentText, boolean withoutFiles) {
        String text = MailText.of(mail, stranger);
        FileChoice choice = limits.choose(mail.files());
        if (commentText.fits(text + inWords(choice, withoutFiles))) {
            return draft(commentText.fit(text, inWords(choice, withoutFiles)), choice, withoutFiles);
        }
        MailFile whole = whole(text, mail.files());
        List<MailFile> files = new ArrayList<>(mail.files());
        files.add(0, whole); // before all others: without it words would be lost from the comment
        FileChoice withWhole = limits.choose(files);
        boolean goesAlong = !withoutFiles && withWhole.along().contains(whole);
        choice = goesAlong ? withWhole : choice;
        String ending =
                inWords(choice, withoutFiles) + (goesAlong ? WHOLE_IN_FILE.formatted(whole.name()) : REST_IN_MAILBOX);
        return draft(commentText.fit(text, ending), choice, withoutFiles);
    }

    private static CommentDraft draft(String text, FileChoice choice, boolean withoutFiles) {
        return new CommentDraft(text, withoutFiles ? List.of() : choice.along(), choice.left());
    }

    private static String inWords(FileChoice choice, boolean withoutFiles) {
        return FileWords.left(choice.left()) + (withoutFiles ? FileWords.refused(choice.along()) : "");
    }

    private static MailFile whole(String text, List<MailFile> others) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new MailFile(nameBeside(others), "text/plain", bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static String nameBeside(List<MailFile> others) {
        String name = "mail.txt";
        for (int i = 2; isTaken(name, others); i++) {
            name = "mail-" + i + ".txt";
        }
        return name;
    }

    private static boolean isTaken(String name, List<MailFile> others) {
        return others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name));
    }

    /** Shows nothing of the mail: it may land in a log. */
    @Override
    public String toString() {
        return "CommentDraft[…]";
    }
}
