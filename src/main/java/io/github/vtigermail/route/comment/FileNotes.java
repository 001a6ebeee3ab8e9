package io.github.vtigermail.route.comment;

import io.github.vtigermail.mail.files.MailFile;
import io.github.vtigermail.mail.files.SkippedFile;
import io.github.vtigermail.vtiger.comment.FileNames;
import java.util.List;

/** The lines of a comment that name files which did not go along. */
final class FileNotes {
    private FileNotes() {}

    /** Nothing if no file was left. */
    static String left(List<SkippedFile> left) {
        return line(
                "Not taken along, in the mailbox, in the mail itself: ",
                left.stream()
                        .map(file -> file.name() + " (" + file.reason().words() + ")")
                        .toList());
    }

    /** Nothing if no file was refused. */
    static String refused(List<MailFile> refused) {
        return line("Vtiger did not take these files; they are in the mailbox, in the mail itself: ", names(refused));
    }

    private static List<String> names(List<MailFile> files) {
        return files.stream().map(MailFile::name).toList();
    }

    private static String line(String what, List<String> names) {
        return names.isEmpty() ? "" : "\n\n[" + what + FileNames.list(names) + "]";
    }
}
