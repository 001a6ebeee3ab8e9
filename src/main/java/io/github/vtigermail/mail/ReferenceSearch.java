package io.github.vtigermail.mail;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.github.vtigermail.mail.TicketReference.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what patterns match in one subject, and which of it counts as a reference. */
final class ReferenceSearch {
    /** What Vtiger itself writes into a subject. In a subject that has it, all else is text. */
    private static final Pattern MARKS = Pattern.compile("(?i)\\[\\s*Ticket Id\\s*:\\s*[0-9]+\\s*\\]"
            + "|Ticket Number\\s+:\\s*\\S+"
            + "|Respond to Ticket ID\\s*##\\s*[0-9]+\\s*##");

    private final List<Pattern> patterns;
    private final String subject;

    /**
     * What a group of a pattern matched.
     *
     * @param pattern the index of the pattern
     * @param reference null if it is not of the strict form, or may be part of a longer number
     */
    record Match(int start, int end, int pattern, Kind kind, TicketReference reference, boolean before, boolean after) {
        boolean isMalformed() {
            return reference == null;
        }
    }

    ReferenceSearch(List<Pattern> patterns, String subject) {
        this.patterns = patterns;
        this.subject = ofUsualWidth(subject);
    }

    /** What counts, in the order of the subject; a number comes before the record id that was found with it. */
    List<Match> matches() {
        List<Match> all = new ArrayList<>();
        String text = subject.substring(0, Math.min(subject.length(), SubjectPatterns.MAX_SUBJECT));
        for (int i = 0; i < patterns.size(); i++) {
            Map<String, Integer> groups = patterns.get(i).namedGroups();
            Matcher matcher = patterns.get(i).matcher(text);
            while (matcher.find()) {
                add(matcher, groups.get("ticket"), Kind.NUMBER, i, all);
                add(matcher, groups.get("record"), Kind.RECORD, i, all);
            }
        }
        all.sort(Comparator.comparingInt(Match::start)); // stable
        return marked(bounded(all), text);
    }

    private void add(Matcher matcher, Integer group, Kind kind, int pattern, List<Match> all) {
        if (group == null || matcher.start(group) < 0 || matcher.start(group) == matcher.end(group)) {
            return; // no such group, or it did not take part in the match
        }
        int start = matcher.start(group);
        int end = matcher.end(group);
        boolean cut = end == SubjectPatterns.MAX_SUBJECT && subject.length() > end;
        boolean malformed = cut || isForeignDigit(start - 1) || isForeignDigit(end);
        String value = subject.substring(start, end);
        all.add(new Match(
                start,
                end,
                pattern,
                kind,
                malformed || !TicketReference.isStrict(kind, value) ? null : new TicketReference(kind, value),
                // What else the pattern matches, it asks for.
                !malformed && start == matcher.start() && ReferenceBounds.isJoinedBefore(subject, start),
                !malformed && end == matcher.end() && ReferenceBounds.isJoinedAfter(subject, end)));
    }

    /** Without those that are part of a longer name. Two references that are joined to each other only are two. */
    private static List<Match> bounded(List<Match> all) {
        Map<Integer, Boolean> endsWell = new HashMap<>();
        for (Match match : all) {
            boolean well = !match.before() || endsWell.getOrDefault(match.start() - 1, false);
            endsWell.merge(match.end(), well, Boolean::logicalOr);
        }
        Map<Integer, Boolean> startsWell = new HashMap<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Match match = all.get(i);
            boolean well = !match.after() || startsWell.getOrDefault(match.end() + 1, false);
            startsWell.merge(match.start(), well, Boolean::logicalOr);
        }
        return all.stream()
                .filter(match -> !match.before() || endsWell.getOrDefault(match.start() - 1, false))
                .filter(match -> !match.after() || startsWell.getOrDefault(match.end() + 1, false))
                .toList();
    }

    /** Those in Vtiger's own marks or, if there are none, all. */
    private static List<Match> marked(List<Match> all, String text) {
        List<Match> marked = new ArrayList<>();
        Matcher mark = MARKS.matcher(text);
        while (mark.find()) {
            int before = mark.start(); // where the number ends that is in front of the mark
            while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
                before--;
            }
            for (Match match : all) {
                if (match.end() == before || match.start() >= mark.start() && match.start() < mark.end()) {
                    marked.add(match);
                }
            }
        }
        return marked.isEmpty() ? all : marked;
    }

    /** Chinese and Japanese keyboards write {@code ＴＴ１２}. One character for one, so that positions stay. */
    private static String ofUsualWidth(String text) {
        if (text.chars().noneMatch(c -> c == '\u3000' || c >= '\uFF01' && c <= '\uFF5E')) {
            return text;
        }
        StringBuilder usual = new StringBuilder(text.length());
        text.chars()
                .map(c -> c == '\u3000' ? ' ' : c >= '\uFF01' && c <= '\uFF5E' ? c - 0xFEE0 : c)
                .forEach(c -> usual.append((char) c));
        return usual.toString();
    }

    private boolean isForeignDigit(int at) {
        if (at < 0 || at >= subject.length() || subject.charAt(at) < 0x80) {
            return false;
        }
        int c = Character.isLowSurrogate(subject.charAt(at)) && at > 0
                ? subject.codePointAt(at - 1)
                : subject.codePointAt(at);
        return Character.isDigit(c)
                || Character.getType(c) == Character.OTHER_NUMBER
                || Character.getType(c) == Character.LETTER_NUMBER;
    }
}
