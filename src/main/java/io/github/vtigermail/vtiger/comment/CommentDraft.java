package io.github.vtigermail.vtiger.comment;

import io.github.vtigermail.vtiger.client.UploadFile;
import java.util.List;

/**
 * A comment before it is made: what it says, with its files and without them.
 *
 * @param text plain text that {@link CommentText fits}
 * @param files what goes along with it
 * @param textWithoutFiles what it says if Vtiger does not take the files
 * @param whole the text before anything was cut, which goes along as a file if Vtiger cuts it
 * @param heading the first line of a second comment, about what Vtiger did not keep
 * @param filesAreAt where the mail with the files is, {@code "in the mailbox, in the mail itself"}; empty if it is no mail
 */
public record CommentDraft(
        String text, List<UploadFile> files, String textWithoutFiles, String whole, String heading, String filesAreAt) {
    public CommentDraft {
        files = List.copyOf(files);
    }

    /** Says nothing of the text: it may be logged. */
    @Override
    public String toString() {
        return "CommentDraft[…]";
    }
}
