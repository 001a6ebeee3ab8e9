package io.github.vtigermail.mailbox;

import io.github.vtigermail.mailbox.cursor.MailboxCursor;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

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

    /**
     * @param unsettled the UIDs of the mails that are not settled, in the order in which they arrived
     * @param fresh whether the folder was selected for this poll: only then the cursor may advance
     */
    void process(List<Long> unsettled, boolean fresh) throws MessagingException {
        List<MailboxMail> mails = envelopes.fetch(first(unsettled));
        for (int from = 0; from < unsettled.size() && work.canContinue(); from += batch) {
            List<Long> rest = unsettled.subList(from, unsettled.size());
            List<Long> current = first(rest);
            int looked = mails.size();
            cursor.reopened().addUnknown(withoutThose(current, mails));
            CompletableFuture<Void> done = work.start(mails);
            try { // while the workers are busy
                mails = envelopes.fetch(first(rest.subList(current.size(), rest.size())));
            } finally {
                List<Long> uids = settlement.settle(work, done);
                cursor.advance(fresh ? current : List.of(), uids);
                settled += uids.size();
                left += looked - uids.size();
            }
        }
        if (fresh && work.canContinue()) {
            cursor.advancePastSettled();
        }
    }

    private static List<Long> withoutThose(List<Long> uids, List<MailboxMail> mails) {
        Set<Long> fetched = mails.stream().map(MailboxMail::uid).collect(Collectors.toSet());
        return uids.stream().filter(uid -> !fetched.contains(uid)).toList();
    }

    private List<Long> first(List<Long> uids) {
        return uids.subList(0, Math.min(batch, uids.size()));
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
