package io.github.vtigermail.mail.files;

import java.util.List;

/**
 * The files of a mail, divided by {@link FileLimits}.
 *
 * @param attached the files to attach to the comment, in their order
 * @param skipped the others
 */
public record FileChoice(List<MailFile> attached, List<SkippedFile> skipped) {

    public FileChoice {
        attached = List.copyOf(attached);
        skipped = List.copyOf(skipped);
    }
}
