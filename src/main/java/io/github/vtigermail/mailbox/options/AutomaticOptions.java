package io.github.vtigermail.mailbox.options;

import io.github.vtigermail.mail.trust.Addresses;
import io.github.vtigermail.mail.trust.AutomaticMail;
import java.util.Map;
import java.util.Optional;

/**
 * What a mailbox file says of automatic mail.
 *
 * @param folder where it is moved to; empty if it is left alone
 * @param listMail whether mail of mailing lists is taken like anyone's
 * @param own our own addresses: a mail from one of them is a loop
 */
public record AutomaticOptions(String folder, boolean listMail, Addresses own) {

    /** By which sign this mailbox takes a mail for an automatic one; empty if it does not. */
    public Optional<String> sign(AutomaticMail mail) {
        return mail.sign(own, listMail);
    }

    static AutomaticOptions takenFrom(Map<String, Object> parameters, Addresses own) {
        return new AutomaticOptions(
                MailboxOptions.text(parameters.remove("automaticFolder"), ""),
                listMail(MailboxOptions.text(parameters.remove("listMail"), "leave")),
                own);
    }

    private static boolean listMail(String text) {
        return switch (text) {
            case "take" -> true;
            case "leave" -> false;
            default -> throw new IllegalArgumentException("listMail: \"" + text + "\" is neither take nor leave");
        };
    }
}
