package io.github.vtigermail.mail.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Decides which files of a mail may be attached to its comment.
 *
 * @param perFile the maximum size of a file, in bytes
 * @param perMail the maximum size of all files of a mail together, in bytes
 * @param number the maximum number of files
 * @param blockedExtensions the extensions of files that are never attached: lower case, without the dot
 */
public record FileLimits(long perFile, long perMail, int number, Set<String> blockedExtensions) {

    public FileLimits {
        blockedExtensions = Set.copyOf(blockedExtensions);
    }

    /** Earlier files come first; a smaller file after a skipped one may still be attached. */
    public FileChoice choose(List<MailFile> files) {
        List<MailFile> attached = new ArrayList<>();
        List<SkippedFile> skipped = new ArrayList<>();
        long bytes = 0;
        for (MailFile file : files) {
            SkippedFile.Reason reason = reason(file, bytes, attached.size());
            if (reason == null) {
                attached.add(file);
                bytes += file.size();
            } else {
                skipped.add(new SkippedFile(file.name(), reason));
            }
        }
        return new FileChoice(attached, skipped);
    }

    private SkippedFile.Reason reason(MailFile file, long bytesBefore, int filesBefore) {
        if (blockedExtensions.contains(extension(file.name()))) {
            return SkippedFile.Reason.BLOCKED;
        }
        if (file.size() == 0) {
            return SkippedFile.Reason.EMPTY;
        }
        if (file.size() > perFile) {
            return SkippedFile.Reason.TOO_LARGE;
        }
        if (filesBefore >= number) {
            return SkippedFile.Reason.TOO_MANY;
        }
        return bytesBefore + file.size() > perMail ? SkippedFile.Reason.TOO_LARGE_TOGETHER : null;
    }

    /** The extension as Windows sees it: the last one, in any case, ignoring dots and spaces after it. */
    private static String extension(String name) {
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || Character.isWhitespace(name.charAt(end - 1)))) {
            end--;
        }
        int dot = name.lastIndexOf('.', end - 1);
        return dot < 0 ? "" : name.substring(dot + 1, end).toLowerCase(Locale.ROOT);
    }
}
