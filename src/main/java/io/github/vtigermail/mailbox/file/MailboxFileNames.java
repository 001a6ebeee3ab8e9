package io.github.vtigermail.mailbox.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which files of a folder are mailbox files, by their names. */
public final class MailboxFileNames {
    /** The suffix of mailbox files. */
    static final String ENDING = ".camel.yaml";

    private static final Pattern MISNAMED = Pattern.compile("[^.].*\\.ya?ml(\\.txt)?", Pattern.CASE_INSENSITIVE);

    private MailboxFileNames() {}

    /** The files of this folder that look like mailbox files and are not read, because of their names. */
    public static List<Path> misnamed(Path folder) {
        return all(folder).stream().filter(MailboxFileNames::isMisnamed).toList();
    }

    /** The mailbox files of a folder, sorted by name; none if there is no such folder. */
    static List<Path> in(Path folder) {
        return all(folder).stream().filter(MailboxFileNames::isNamedSo).toList();
    }

    /** Whether it is one, by its name. */
    static boolean isNamedSo(Path file) {
        return file.toString().endsWith(ENDING);
    }

    /** Whether it looks as if it were meant as one. */
    static boolean isMisnamed(Path file) {
        return MISNAMED.matcher(file.getFileName().toString()).matches() && !isNamedSo(file);
    }

    /** All files of a folder, sorted by name; none if there is no such folder. */
    static List<Path> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
