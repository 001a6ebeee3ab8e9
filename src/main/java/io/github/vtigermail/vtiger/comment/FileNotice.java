package io.github.vtigermail.vtiger.comment;

import io.github.vtigermail.vtiger.client.UploadFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a second comment says of files that Vtiger did not keep with the first. Seen on Vtiger 8.2: what is over PHP's {@code
 * upload_max_filesize} is dropped in silence, and the answer says how many files were kept, not which.
 *
 * @param text the whole of the second comment
 */
public record FileNotice(String text) {
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
        String heading = draft.heading().isEmpty() ? "" : draft.heading() + "\n\n";
        return new FileNotice(heading + what.formatted(called) + where + ": " + names);
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
