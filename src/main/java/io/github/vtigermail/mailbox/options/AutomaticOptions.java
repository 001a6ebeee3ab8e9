package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.mail.trust.AutomaticMail;
import io.github.vtigermail.support.Addresses;
import java.util.Optional;

/**
 * The options of a mailbox for automatic mail.
 *
 * @param folder where to move it; empty to leave it alone
 * @param listMail whether mail from mailing lists is mail like any other
 * @param own our own addresses: a mail from one of them is a mail loop
 */
public record AutomaticOptions(String folder, boolean listMail, Addresses own) {

    /** The sign by which this mailbox recognizes an automatic mail; empty if the mail is not automatic. */
    public Optional<String> sign(AutomaticMail mail) {
        return mail.sign(own, listMail);
    }

    static AutomaticOptions of(MailboxConfiguration written, Addresses own) {
        return new AutomaticOptions(
                written.getAutomaticFolder().strip(),
                listMail(written.getListMail().strip()),
                own);
    }

    private static boolean listMail(String text) {
        return switch (text) {
            case "take" -> true;
            case "leave" -> false;
            default -> throw new InvalidOptionException("listMail", "it must be take or leave");
        };
    }
}
