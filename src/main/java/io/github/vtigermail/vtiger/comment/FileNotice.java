package io.github.vtigermail.vtiger.comment;

import io.github.vtigermail.vtiger.client.UploadFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a second comment says of what Vtiger did not keep with the first. Seen on Vtiger 8.2: files over PHP's {@code
 * upload_max_filesize} are dropped in silence, and the answer says how many files were kept, not which; a text that is too long
 * is cut in silence, and the answer has what is left.
 *
 * @param text the whole of the second comment
 * @param files what goes along with it
 */
public record FileNotice(String text, List<UploadFile> files) {
    public FileNotice {
        files = List.copyOf(files);
    }

    /** In bytes: PHP's smallest usual upload_max_filesize. Which of smaller files was dropped, sizes do not tell. */
    private static final long SMALLEST_LIMIT = 2 * 1024 * 1024;

    /** None if all were kept. @param kept how many of the draft's files */
    public static Optional<FileNotice> of(CommentDraft draft, int kept) {
        List<UploadFile> sent = draft.files();
        int lost = sent.size() - kept;
        if (lost <= 0) {
            return Optional.empty();
        }
        List<UploadFile> tooLarge = largest(sent, lost);
        return Optional.of(
                tooLarge.size() == lost
                        ? notice(draft, "Vtiger did not keep these %s", "they are", tooLarge)
                        : notice(
                                draft,
                                "Vtiger did not keep " + lost + " of these " + sent.size()
                                        + " %s, and does not say which",
                                "all of them are",
                                sent));
    }

    private static FileNotice notice(CommentDraft draft, String what, String theyAre, List<UploadFile> files) {
        String called = draft.filesAreAt().isEmpty() ? "files" : "files of the mail";
        String where = draft.filesAreAt().isEmpty() ? "" : "; " + theyAre + " " + draft.filesAreAt();
        String names = FileNames.list(files.stream().map(UploadFile::name).toList());
        return new FileNotice(heading(draft) + what.formatted(called) + where + ": " + names, List.of());
    }

    /** If Vtiger cut the text: the whole of it is its file. @param ofFiles what is said of lost files, or null */
    public static FileNotice ofText(CommentDraft draft, FileNotice ofFiles) {
        byte[] whole = draft.whole().getBytes(StandardCharsets.UTF_8);
        String name = draft.filesAreAt().isEmpty() ? "comment.txt" : "mail.txt";
        return new FileNotice(
                (ofFiles == null ? heading(draft) : ofFiles.text() + "\n\n")
                        + "Vtiger did not keep all of the text; the whole of it is in the file " + name,
                List.of(new UploadFile(name, "text/plain", whole.length, () -> new ByteArrayInputStream(whole))));
    }

    private static String heading(CommentDraft draft) {
        return draft.heading().isEmpty() ? "" : draft.heading() + "\n\n";
    }

    /** The ones over a limit that the others are under, if there can be such a limit; or all of them. */
    private static List<UploadFile> largest(List<UploadFile> sent, int number) {
        if (number == sent.size()) {
            return sent;
        }
        List<UploadFile> bySize = sent.stream()
                .sorted(Comparator.comparingLong(UploadFile::size).reversed())
                .toList();
        long smallestLost = bySize.get(number - 1).size();
        boolean plain = smallestLost > SMALLEST_LIMIT && bySize.get(number).size() < smallestLost;
        return plain ? bySize.subList(0, number) : List.of();
    }

    /** Shows nothing of the mail: it may be logged. */
    @Override
    public String toString() {
        return "FileNotice[…]";
    }
}
