package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.Addresses;
import java.util.Locale;
import java.util.Map;

/**
 * What a mailbox file says of senders. The staff may always write.
 *
 * @param who may write to a ticket
 * @param allowed who may write as well, whatever Vtiger knows of them
 * @param quarantineFolder where the mail of others goes
 */
public record SenderOptions(Senders who, Addresses allowed, String quarantineFolder) {

    public SenderOptions {
        if (quarantineFolder.isBlank()) {
            throw new IllegalArgumentException("quarantineFolder: a mail that may not become a comment needs a folder");
        }
    }

    static SenderOptions takenFrom(Map<String, Object> parameters) {
        return new SenderOptions(
                who(MailboxOptions.text(parameters.remove("senders"), "anyone")),
                allowed(MailboxOptions.text(parameters.remove("allow"), "")),
                MailboxOptions.text(parameters.remove("quarantineFolder"), "Quarantine"));
    }

    private static Senders who(String text) {
        try {
            return Senders.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("senders: \"" + text + "\" is none of anyone, contacts, ticket");
        }
    }

    private static Addresses allowed(String text) {
        try {
            return Addresses.of(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("allow: " + e.getMessage());
        }
    }
}
