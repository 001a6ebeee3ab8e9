package io.github.vtigermail.mail.files;

import java.util.List;

/**
 * What {@link FileLimits} say of the files of a mail.
 *
 * @param along those that may go along, in their order
 * @param left the others
 */
public record FileChoice(List<MailFile> along, List<LeftFile> left) {

    public FileChoice {
        along = List.copyOf(along);
        left = List.copyOf(left);
    }
}
