package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.Sender;
import io.github.vtigermail.mailbox.imap.Envelope;
import io.github.vtigermail.mailbox.options.MailboxOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Mails as a poll finds them, without a mailbox to fetch them from. */
public final class PolledMails {
    private PolledMails() {}

    /** Mails that a poll looked at together, from these senders and with these subjects. */
    public static List<MailboxMail> of(String... sendersAndSubjects) {
        return at(0, sendersAndSubjects);
    }

    /** The same, of a poll that began at a moment of {@link System#nanoTime}. */
    public static List<MailboxMail> at(long polledAt, String... sendersAndSubjects) {
        List<MailboxMail> mails = new ArrayList<>();
        List<MailboxMail> together = Collections.unmodifiableList(mails);
        for (int i = 0; i < sendersAndSubjects.length; i += 2) {
            Sender sender = new Sender(sendersAndSubjects[i], "");
            Envelope envelope = new Envelope(
                    i, "hash" + i, Instant.EPOCH, false, sendersAndSubjects[i + 1], sender, Optional.empty());
            mails.add(new MailboxMail("support", MailboxOptions.defaults(), envelope, polledAt, together, null));
        }
        return together;
    }
}
