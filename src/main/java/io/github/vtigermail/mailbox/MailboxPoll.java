package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.MailboxCursor;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** One poll: has the mails processed batch by batch, settles them and advances the cursor. */
final class MailboxPoll {
    /** The poll that looked at no mail. */
    static final MailboxPoll NONE = new MailboxPoll(null, null, null, null, 0);

    private final EnvelopeFetch envelopes;
    private final MailboxWork work;
    private final Settlement settlement;
    private final MailboxCursor cursor;
    private final int batch;
    private int settled;
    private int left;

    /** @param batch how many mails to look at together */
    MailboxPoll(EnvelopeFetch envelopes, MailboxWork work, Settlement settlement, MailboxCursor cursor, int batch) {
        this.envelopes = envelopes;
        this.work = work;
        this.settlement = settlement;
        this.cursor = cursor;
        this.batch = batch;
    }

    /** @param fresh whether the folder was selected for this poll: only then the cursor may advance */
    void process(List<IMAPMessage> messages, boolean fresh) throws MessagingException {
        List<MailboxMail> mails = envelopes.fetch(first(messages));
        for (int from = 0; from < messages.size() && work.canContinue(); from += batch) {
            List<IMAPMessage> rest = messages.subList(from, messages.size());
            List<IMAPMessage> current = first(rest);
            List<Long> past = fresh ? envelopes.uids(current) : List.of();
            CompletableFuture<Void> done = work.start(mails);
            try { // while the workers are busy
                mails = envelopes.fetch(first(rest.subList(current.size(), rest.size())));
            } finally {
                List<Long> uids = settlement.settle(work, done);
                cursor.advance(past, uids);
                settled += uids.size();
                left += current.size() - uids.size();
            }
        }
        if (fresh && work.canContinue()) {
            cursor.advancePastSettled();
        }
    }

    private List<IMAPMessage> first(List<IMAPMessage> messages) {
        return messages.subList(0, Math.min(batch, messages.size()));
    }

    /** How many mails it settled. */
    int settled() {
        return settled;
    }

    /** How many mails it left for the next poll to retry. */
    int left() {
        return left;
    }
}
