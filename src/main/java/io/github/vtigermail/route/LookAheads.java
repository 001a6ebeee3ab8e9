package io.github.vtigermail.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.vtigermail.mail.MailKey;
import io.github.vtigermail.mail.SubjectReferences;
import io.github.vtigermail.mail.TicketReference;
import io.github.vtigermail.mailbox.MailboxMail;
import io.github.vtigermail.vtiger.client.Vtql;
import io.github.vtigermail.vtiger.comment.Comment;
import io.github.vtigermail.vtiger.lookup.ExpectedComment;
import io.github.vtigermail.vtiger.lookup.LookAhead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the mails of a poll will look up, by poll. */
final class LookAheads {
    /** By identity: the look-aheads of a poll are gone with its mails. */
    private final Cache<List<MailboxMail>, LookAhead> polls =
            Caffeine.newBuilder().weakKeys().build();

    LookAhead of(MailboxMail mail) {
        return polls.get(mail.together(), LookAheads::lookAhead);
    }

    private static LookAhead lookAhead(List<MailboxMail> poll) {
        List<MailboxMail> ofOneTicket =
                poll.stream().filter(mail -> isOfOneTicket(mail.references())).toList();
        return new LookAhead(
                ofOneTicket.stream()
                        .flatMap(mail -> mail.references().first(TicketReference.Kind.NUMBER).stream())
                        .toList(),
                ofOneTicket.stream()
                        .map(mail -> mail.sender().address())
                        .filter(Vtql::isPlainAddress)
                        .map(address -> address.toLowerCase(Locale.ROOT))
                        .toList(),
                inOrder(ofOneTicket).flatMap(mail -> comment(mail).stream()).toList());
    }

    /** As they are processed: the mails of a ticket one after the other. */
    private static Stream<MailboxMail> inOrder(List<MailboxMail> mails) {
        return mails.stream()
                .collect(Collectors.groupingBy(
                        mail -> mail.references().name(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(List::stream);
    }

    private static Optional<ExpectedComment> comment(MailboxMail mail) {
        SubjectReferences references = mail.references();
        return mail.key()
                .map(key -> new ExpectedComment(
                        references.first(TicketReference.Kind.NUMBER).orElse(null),
                        references.first(TicketReference.Kind.RECORD).orElse(null),
                        Comment.marker(MailKey.of(key, references))));
    }

    /** The mails of no ticket are left alone, those of several are dead letters: neither asks anything. */
    private static boolean isOfOneTicket(SubjectReferences references) {
        return !references.isEmpty() && !references.isMalformed() && !references.isAmbiguous();
    }
}
