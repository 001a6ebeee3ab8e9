package io.github.vtigermail.route;

import io.github.vtigermail.mail.files.MailFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a second comment says of files that Vtiger did not keep with the first. Seen on Vtiger 8.2: what is over PHP's {@code
 * upload_max_filesize} is dropped in silence, and the answer tells how many files were kept, not which.
 */
record FileNotice(String text) {
    /** In bytes: PHP's smallest usual upload_max_filesize. Which of smaller files was dropped, sizes do not tell. */
    private static final long SMALLEST_LIMIT = 2 * 1024 * 1024;

    private static final String IN_MAILBOX = " in the mailbox, in the mail itself: ";

    /** None if all were kept. @param kept how many */
    static Optional<FileNotice> of(List<MailFile> sent, int kept) {
        int lost = sent.size() - kept;
        if (lost <= 0) {
            return Optional.empty();
        }
        List<MailFile> tooLarge = largest(sent, lost);
        return Optional.of(new FileNotice(
                tooLarge.size() == lost
                        ? "Vtiger did not keep these files of the mail; they are" + IN_MAILBOX + list(tooLarge)
                        : "Vtiger did not keep " + lost + " of these " + sent.size()
                                + " files of the mail, and does not say" + " which; all of them are" + IN_MAILBOX
                                + list(sent)));
    }

    /** If the answer is lost. None if none was sent. */
    static Optional<FileNotice> unknown(List<MailFile> sent) {
        return sent.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new FileNotice("The connection to Vtiger broke, so it is not known whether it kept these files"
                                + " of the mail; they are" + IN_MAILBOX + list(sent)));
    }

    /** The ones over a limit that the others are under, if there can be such a limit; or all of them. */
    private static List<MailFile> largest(List<MailFile> sent, int number) {
        if (number == sent.size()) {
            return sent;
        }
        List<MailFile> bySize = sent.stream()
                .sorted(Comparator.comparingLong(MailFile::size).reversed())
                .toList();
        long smallestLost = bySize.get(number - 1).size();
        boolean plain = smallestLost > SMALLEST_LIMIT && bySize.get(number).size() < smallestLost;
        return plain ? bySize.subList(0, number) : List.of();
    }

    private static String list(List<MailFile> files) {
        return FileWords.list(FileWords.names(files));
    }

    /** Shows nothing of the mail: it may land in a log. */
    @Override
    public String toString() {
        return "FileNotice[…]";
    }
}
