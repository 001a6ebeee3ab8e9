package io.github.vtigermail.route;

import io.github.vtigermail.mailbox.options.SenderOptions;

/** Whether the sender may write to the ticket, by what is known of them so far. */
final class MayWrite {
    private MayWrite() {}

    static boolean test(OneMail mail) {
        SenderOptions options = mail.inMailbox().options().senders();
        if (mail.isReleased()
                || mail.isFromStaff()
                || options.allowed().has(mail.read().sender().address())) {
            return true;
        }
        return switch (options.policy()) {
            case ANYONE -> true;
            case CONTACTS -> !mail.contacts().isEmpty() || !mail.organizations().isEmpty();
            case TICKET ->
                mail.contacts().contains(mail.ticket().contactId())
                        || mail.organizations().contains(mail.ticket().organizationId())
                        || mail.isInComments().orElse(false);
        };
    }
}
