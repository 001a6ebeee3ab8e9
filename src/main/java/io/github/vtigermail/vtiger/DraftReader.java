package io.github.vtigermail.vtiger;

import io.github.vtigermail.vtiger.client.UploadFile;
import io.github.vtigermail.vtiger.comment.CommentDraft;
import io.github.vtigermail.vtiger.comment.CommentText;
import io.github.vtigermail.vtiger.comment.FileNames;
import io.github.vtigermail.vtiger.failure.VtigerRefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;

/** The comment that an exchange is to become: a draft that a step made, or the body with the attachments. */
final class DraftReader {
    private static final String WHOLE_IN_FILE =
            "\n\n[The text is longer than a comment can be. The whole of it is in the file ";
    private static final String CUT = "\n\n[The text is longer than a comment can be, so its end is left out.]";
    private static final String WHOLE = "comment.txt";

    private DraftReader() {}

    /** @throws VtigerRefusedException if the body has no text */
    static CommentDraft read(Exchange exchange, CommentText commentText) throws IOException, VtigerRefusedException {
        CommentDraft draft = exchange.getProperty(VtigerConstants.COMMENT_DRAFT, CommentDraft.class);
        if (draft != null) {
            return draft;
        }
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.isBlank()) {
            throw new VtigerRefusedException(
                    VtigerProducer.INCOMPLETE, "addComment needs a body with the text of the comment");
        }
        List<UploadFile> files = new ArrayList<>(AttachmentFiles.of(exchange, commentText));
        String ending = "";
        String cut = commentText.fits(text) ? "" : CUT;
        if (!cut.isEmpty()) {
            byte[] whole = text.getBytes(StandardCharsets.UTF_8);
            files.add(0, new UploadFile(WHOLE, "text/plain", whole.length, () -> new ByteArrayInputStream(whole)));
            ending = WHOLE_IN_FILE + WHOLE + ".]";
        }
        String names = FileNames.list(files.stream().map(UploadFile::name).toList());
        String without = files.isEmpty() ? "" : "\n\n[Vtiger did not take these files: " + names + "]";
        return new CommentDraft(
                commentText.fit(text, ending), files, commentText.fit(text, without + cut), text, "", "");
    }
}
