package io.github.vtigermail.mail.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which files of a mail may go along with its comment.
 *
 * @param perFile the most of one file, in bytes
 * @param perMail the most of all of them together, in bytes
 * @param number how many at most
 * @param blockedExtensions what the names of files that never go along end in: lower case, without the dot
 */
public record FileLimits(long perFile, long perMail, int number, Set<String> blockedExtensions) {

    public FileLimits {
        blockedExtensions = Set.copyOf(blockedExtensions);
    }

    /** The earlier files of a mail go first; a smaller one behind one that is left may still go along. */
    public FileChoice choose(List<MailFile> files) {
        List<MailFile> along = new ArrayList<>();
        List<LeftFile> left = new ArrayList<>();
        long bytes = 0;
        for (MailFile file : files) {
            LeftFile.Why why = whyNot(file, bytes, along.size());
            if (why == null) {
                along.add(file);
                bytes += file.size();
            } else {
                left.add(new LeftFile(file.name(), why));
            }
        }
        return new FileChoice(along, left);
    }

    private LeftFile.Why whyNot(MailFile file, long bytesBefore, int filesBefore) {
        if (blockedExtensions.contains(extension(file.name()))) {
            return LeftFile.Why.BLOCKED;
        }
        if (file.size() == 0) {
            return LeftFile.Why.EMPTY;
        }
        if (file.size() > perFile) {
            return LeftFile.Why.TOO_LARGE;
        }
        if (filesBefore >= number) {
            return LeftFile.Why.TOO_MANY;
        }
        return bytesBefore + file.size() > perMail ? LeftFile.Why.TOO_LARGE_TOGETHER : null;
    }

    /** What Windows goes by: the last ending, in any case, dots and spaces behind it aside. */
    private static String extension(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || Character.isWhitespace(name.charAt(end - 1)))) {
            end--;
        }
        int dot = name.lastIndexOf('.', end - 1);
        return dot < 0 ? "" : name.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }
}
