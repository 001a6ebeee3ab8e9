package io.github.vtigermail.mailbox;

import io.github.vtigermail.mail.TicketReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The mails of a poll in lanes. Lanes are processed in parallel, the mails of a lane one after the other, so that the
 * comments of a ticket have the order of the mailbox.
 *
 * <p>A subject may name a ticket by its number and another subject by its record id. A subject with both joins them.
 * Where no subject does, only Vtiger could tell, so the lanes by number and those by record id become one, except those in
 * which a mail keeps failing: all others would wait for it for ever.
 */
final class TicketLanes {
    private final Map<String, String> joined = new HashMap<>();

    private TicketLanes() {}

    /** @param keepsFailing whether a mail failed several times in a row */
    static Collection<List<MailboxMail>> of(List<MailboxMail> mails, Predicate<MailboxMail> keepsFailing) {
        TicketLanes lanes = new TicketLanes();
        mails.forEach(mail -> lanes.join(mail.references().references()));
        lanes.joinUnknown(mails.stream()
                .filter(keepsFailing)
                .flatMap(mail -> mail.references().references().stream())
                .map(reference -> lanes.root(name(reference)))
                .collect(Collectors.toSet()));
        Map<String, List<MailboxMail>> byLane = new LinkedHashMap<>();
        for (MailboxMail mail : mails) {
            List<TicketReference> references = mail.references().references();
            String lane = references.isEmpty() ? "mail " + mail.uid() : lanes.root(name(references.get(0)));
            byLane.computeIfAbsent(lane, none -> new ArrayList<>()).add(mail);
        }
        return byLane.values();
    }

    private void join(List<TicketReference> references) {
        for (TicketReference reference : references) {
            joined.putIfAbsent(name(reference), name(reference));
            joined.put(root(name(reference)), root(name(references.get(0))));
        }
    }

    /** @param apart the lanes that are not to be joined */
    private void joinUnknown(Set<String> apart) {
        Map<String, List<String>> lanes = new HashMap<>();
        joined.keySet()
                .forEach(name -> lanes.computeIfAbsent(root(name), none -> new ArrayList<>())
                        .add(name));
        lanes.keySet().removeAll(apart);
        List<String> numbersOnly = onlyOf(TicketReference.Kind.NUMBER, lanes);
        List<String> recordsOnly = onlyOf(TicketReference.Kind.RECORD, lanes);
        if (!numbersOnly.isEmpty() && !recordsOnly.isEmpty()) {
            numbersOnly.forEach(lane -> joined.put(lane, recordsOnly.get(0)));
            recordsOnly.forEach(lane -> joined.put(lane, recordsOnly.get(0)));
        }
    }

    private static List<String> onlyOf(TicketReference.Kind kind, Map<String, List<String>> lanes) {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getValue().stream().allMatch(name -> name.startsWith(kind.name())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String root(String name) {
        String up = name;
        while (!joined.get(up).equals(up)) {
            up = joined.get(up);
        }
        return up;
    }

    private static String name(TicketReference reference) {
        return reference.kind() + " " + reference.value();
    }
}
