package io.github.vtigermail.vtiger.lookup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The newest comments of tickets as Vtiger answered a short while ago, with those that were made here meanwhile. Bounded in time
 * and size.
 */
final class RememberedComments {
    /** How many of a ticket count. */
    static final int MOST = 50;
    /** How many characters those that count have together, at most. */
    static final int MOST_TEXT = 500_000;
    /** In characters, of all tickets. */
    private static final long MOST_REMEMBERED = 4_000_000;

    private final Cache<String, List<StoredComment>> answered;
    private final Cache<String, List<StoredComment>> made;

    /** @param time how long an answer is good for; with zero nothing is remembered */
    RememberedComments(Duration time) {
        answered = cache(time);
        made = cache(time);
    }

    private static Cache<String, List<StoredComment>> cache(Duration time) {
        return Caffeine.newBuilder()
                .expireAfterWrite(time)
                .maximumWeight(MOST_REMEMBERED)
                .weigher((String ticket, List<StoredComment> comments) ->
                        100 + comments.stream().mapToInt(StoredComment::length).sum())
                .build();
    }

    /** What Vtiger answered for this ticket; null if it is not remembered. */
    List<StoredComment> answered(String ticketId) {
        return answered.getIfPresent(ticketId);
    }

    void put(String ticketId, List<StoredComment> comments) {
        answered.put(ticketId, newest(comments, List.of()));
    }

    /** A comment was made here. */
    void add(StoredComment comment) {
        made.asMap().merge(comment.ticketId(), List.of(comment), RememberedComments::newest);
    }

    void forget(String ticketId) {
        answered.invalidate(ticketId);
        made.invalidate(ticketId);
    }

    /** The newest comments by this answer, and by what was made after it; older ones first. */
    List<StoredComment> newest(String ticketId, List<StoredComment> answered) {
        return newest(answered, Objects.requireNonNullElse(made.getIfPresent(ticketId), List.of()));
    }

    private static List<StoredComment> newest(List<StoredComment> some, List<StoredComment> others) {
        Map<String, StoredComment> all = new LinkedHashMap<>();
        some.forEach(comment -> all.put(comment.id(), comment));
        others.forEach(comment -> all.put(comment.id(), comment));
        List<StoredComment> newestFirst = new ArrayList<>(all.values());
        newestFirst.removeIf(StoredComment::isFileNotice);
        newestFirst.sort(StoredComment.OLDER_FIRST.reversed());
        List<StoredComment> newest = new ArrayList<>();
        int length = 0;
        for (StoredComment comment : newestFirst) {
            length += comment.length();
            if (newest.size() == MOST || length > MOST_TEXT) {
                break;
            }
            newest.add(comment);
        }
        Collections.reverse(newest);
        return List.copyOf(newest);
    }
}
