package io.github.vtigermail.route;

import io.github.vtigermail.mail.files.LeftFile;
import io.github.vtigermail.mail.files.MailFile;
import java.util.List;

/** The lines of a comment that name files. Bounded, whatever names there are and however many. */
final class FileWords {
    /** In characters: with all of them of the widest kind, it is still less than half a comment. */
    private static final int MOST = 6_000;

    private FileWords() {}

    /** Nothing if no file was left. */
    static String left(List<LeftFile> left) {
        return line(
                "Not taken along, in the mailbox, in the mail itself: ",
                left.stream()
                        .map(file -> file.name() + " (" + file.why().words() + ")")
                        .toList());
    }

    /** Nothing if no file was refused. */
    static String refused(List<MailFile> refused) {
        return line("Vtiger did not take these files; they are in the mailbox, in the mail itself: ", names(refused));
    }

    static List<String> names(List<MailFile> files) {
        return files.stream().map(MailFile::name).toList();
    }

    /** With commas; of too many the first, and how many there are besides. */
    static String list(List<String> names) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            if (list.length() + names.get(i).length() > MOST) {
                return list.append(" and ")
                        .append(names.size() - i)
                        .append(" more")
                        .toString();
            }
            list.append(i == 0 ? "" : ", ").append(names.get(i));
        }
        return list.toString();
    }

    private static String line(String what, List<String> names) {
        return names.isEmpty() ? "" : "\n\n[" + what + list(names) + "]";
    }
}
