package io.github.vtigermail.route.comment;

import io.github.vtigermail.mail.files.FileChoice;
import io.github.vtigermail.mail.files.FileLimits;
import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.files.SkippedFile;
import io.github.vtigermail.vtiger.client.UploadFile;
import io.github.vtigermail.vtiger.comment.CommentDraft;
import io.github.vtigermail.vtiger.comment.CommentText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mail becomes: the text of its comment and the files that go along. What is longer than a comment can be goes along
 * whole, as a file; each file that does not go along is named.
 *
 * @param text with all that is to be said of the files
 * @param files those that go along
 * @param left those that the limits leave in the mailbox
 * @param textWithoutFiles the text if Vtiger does not take the files
 * @param whole the mail as its comment says it, before anything was cut
 */
public record MailComment(
        String text, List<MailFile> files, List<SkippedFile> left, String textWithoutFiles, String whole) {
    private static final String WHOLE_IN_FILE =
            "\n\n[The mail is longer than a comment can be. The whole of it is in the file %s.]";
    private static final String REST_IN_MAILBOX =
            "\n\n[The mail is longer than a comment can be. The rest of it is in the mailbox, in the mail itself.]";
    private static final String FILES_ARE_AT = "in the mailbox, in the mail itself";

    /** @param text the mail as its comment says it, of whatever length */
    public static MailComment of(String text, List<MailFile> files, FileLimits limits, CommentText commentText) {
        FileChoice choice = limits.choose(files);
        String refused = FileNotes.left(choice.skipped()) + FileNotes.refused(choice.attached());
        String without = commentText.fits(text + refused) ? refused : refused + REST_IN_MAILBOX;
        String ending = FileNotes.left(choice.skipped());
        if (!commentText.fits(text + ending)) {
            MailFile whole = whole(text, files);
            FileChoice withWhole = withWhole(whole, files, limits);
            boolean goesAlong = withWhole.attached().contains(whole);
            choice = goesAlong ? withWhole : choice;
            ending = FileNotes.left(choice.skipped())
                    + (goesAlong ? WHOLE_IN_FILE.formatted(whole.name()) : REST_IN_MAILBOX);
        }
        return new MailComment(
                commentText.fit(text, ending),
                choice.attached(),
                choice.skipped(),
                commentText.fit(text, without),
                text);
    }

    /** Before all others: without it words would be lost from the comment. */
    private static FileChoice withWhole(MailFile whole, List<MailFile> files, FileLimits limits) {
        List<MailFile> all = new ArrayList<>(files);
        all.add(0, whole);
        return limits.choose(all);
    }

    /** For {@code vtiger:addComment}. @param heading the first line of a second comment */
    public CommentDraft draft(CommentText commentText, String heading) {
        List<UploadFile> uploads = files.stream()
                .map(file -> new UploadFile(
                        commentText.fileName(file.name()),
                        file.type(),
                        file.size(),
                        () -> file.content().open()))
                .toList();
        return new CommentDraft(text, uploads, textWithoutFiles, whole, heading, FILES_ARE_AT);
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

    /** Shows nothing of the mail: it may be logged. */
    @Override
    public String toString() {
        return "MailComment[…]";
    }
}
