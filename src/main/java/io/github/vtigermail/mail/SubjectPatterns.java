package io.github.vtigermail.mail;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.github.vtigermail.mail.ReferenceSearch.Match;
import io.github.vtigermail.mail.TicketReference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The regular expressions that find a ticket in a subject.
 *
 * <p>Each has a group named {@code ticket} (a ticket number such as {@code TT12}), a group named {@code record} (a
 * record id such as {@code 34}), or both: {@code \b(?<ticket>HD-[0-9]+)\b}. {@code (?P<ticket>…)} works as well. They
 * run on RE2, in linear time whatever the subject contains; RE2 has no look-around and no back-references. In the
 * groups only ASCII digits count as digits.
 *
 * <p>A pattern has at most {@value #MAX_PATTERN} characters. Immutable and thread-safe.
 */
public final class SubjectPatterns {

    /** How many characters of a subject are searched; the rest is ignored. */
    public static final int MAX_SUBJECT = 8_192;

    /** The maximum length of a pattern. */
    public static final int MAX_PATTERN = 1_000;

    /** The maximum product of nested counted repeats. */
    private static final int MAX_REPEAT = 1_000;

    /** A ticket number with any prefix, where Vtiger's own words around it identify it. It has a digit. */
    private static final String ANY_NUMBER = "(?P<ticket>[A-Za-z_-]*[0-9][0-9A-Za-z_-]*)";

    private static final String RECORD_MARK = "\\[\\s*Ticket Id\\s*:\\s*(?P<record>[0-9]+)\\s*\\]";

    /**
     * The subjects that Vtiger's own workflows send, after any {@code Re:}, {@code AW:} or {@code SV:}, and a bare
     * {@code TT12} as a word. Case makes no difference.
     */
    public static final SubjectPatterns DEFAULTS = of(List.of(
            "(?i)(?:^|[\\s:\\]])" + ANY_NUMBER + "\\s*" + RECORD_MARK,
            "(?i)" + RECORD_MARK, // behind a number with another prefix, such as HD#12
            "(?i)Ticket Number\\s+:\\s*(?P<ticket>[^\\s:\\[\\]]*[0-9])", // whatever the prefix is
            "(?i)Respond to Ticket ID\\s*##\\s*(?P<record>[0-9]+)\\s*##",
            "(?i)\\b(?P<ticket>TT[0-9]+)\\b"));

    private final List<Pattern> patterns;

    private SubjectPatterns(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * Compiles these patterns, in this order.
     *
     * @throws BadSubjectPatternException if the list is empty, or a pattern is blank, too long, invalid in RE2's
     *     syntax, or has neither of the two groups
     */
    public static SubjectPatterns of(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new BadSubjectPatternException(1, null, 0, "there is none, so no subject could ever be found");
        }
        List<Pattern> compiled = new ArrayList<>();
        for (String pattern : patterns) {
            compiled.add(compile(compiled.size() + 1, pattern));
        }
        return new SubjectPatterns(List.copyOf(compiled));
    }

    private static Pattern compile(int number, String pattern) {
        if (pattern == null || pattern.isBlank()) {
            throw new BadSubjectPatternException(number, pattern, 0, "it is empty");
        }
        if (pattern.length() > MAX_PATTERN) {
            throw new BadSubjectPatternException(
                    number,
                    pattern,
                    0,
                    "it has " + pattern.length() + " characters, at most " + MAX_PATTERN + " are allowed");
        }
        if (RepeatCount.of(pattern) > MAX_REPEAT) {
            throw new BadSubjectPatternException(
                    number, pattern, 0, "its counted repeats inside each other come to more than " + MAX_REPEAT);
        }
        Pattern compiled;
        try {
            compiled = Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            String at = e.getPattern() == null ? "" : e.getPattern();
            throw new BadSubjectPatternException(number, pattern, pattern.indexOf(at) + 1, e.getDescription(), at);
        }
        Map<String, Integer> groups = compiled.namedGroups();
        if (!groups.containsKey("ticket") && !groups.containsKey("record")) {
            throw new BadSubjectPatternException(
                    number, pattern, 0, "it has no group named ticket or record, as in (?<ticket>TT[0-9]+)");
        }
        return compiled;
    }

    /**
     * Finds all references in a decoded subject. Never throws; null is an empty subject.
     *
     * <p>A reference is a word of its own: {@code TT12-77} and {@code TT12.pdf} are not TT12. In a subject with Vtiger's own
     * mark, {@code TT12 [ Ticket Id : 34 ]}, what else it names is text. Full width forms are read as the usual ones.
     *
     * <p>A reference is malformed if the cut at {@value #MAX_SUBJECT} characters may have shortened it, or if it
     * continues in non-ASCII digits: part of a number is the number of another ticket. If a number cannot be read and a
     * record id can, the record id decides.
     */
    public SubjectReferences find(String subject) {
        List<Match> found = search(subject);
        Set<TicketReference> distinct = new LinkedHashSet<>();
        found.stream().filter(match -> !match.isMalformed()).forEach(match -> distinct.add(match.reference()));
        boolean record = distinct.stream().anyMatch(reference -> reference.kind() == Kind.RECORD);
        boolean malformed =
                found.stream().anyMatch(match -> match.isMalformed() && !(record && match.kind() == Kind.NUMBER));
        return new SubjectReferences(List.copyOf(distinct), malformed);
    }

    /** What {@link #find} finds, each with the first pattern that finds it, for people who ask why. */
    public List<PatternMatch> explain(String subject) {
        Map<TicketReference, PatternMatch> matches = new LinkedHashMap<>();
        search(subject).stream()
                .filter(match -> !match.isMalformed())
                .forEach(match -> matches.putIfAbsent(
                        match.reference(),
                        new PatternMatch(
                                match.reference(),
                                match.pattern() + 1,
                                patterns.get(match.pattern()).pattern())));
        return List.copyOf(matches.values());
    }

    private List<Match> search(String subject) {
        return new ReferenceSearch(patterns, subject == null ? "" : subject).matches();
    }
}
