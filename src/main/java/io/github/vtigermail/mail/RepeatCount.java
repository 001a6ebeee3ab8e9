package io.github.vtigermail.mail;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The product of a pattern's nested counted repeats. RE2/J limits each to 1,000 but not their product:
 * {@code (((a{100}){100}){100}){100}} takes all memory when it is compiled.
 */
final class RepeatCount {

    private static final int CAP = 1_000_000;

    private RepeatCount() {}

    /** The largest product of nested repeats, at most a million. For an invalid pattern the value has no meaning. */
    static int of(String pattern) {
        Deque<Integer> groups = new ArrayDeque<>();
        int most = 1; // of the current group
        int atom = 1; // of what is right before the position
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            int next = i + 1;
            if (c == '\\') {
                next = i + 2;
                atom = 1;
            } else if (c == '[') {
                next = afterClass(pattern, i);
                atom = 1;
            } else if (c == '(') {
                groups.push(most);
                most = 1;
                atom = 1;
            } else if (c == ')' && !groups.isEmpty()) {
                atom = most;
                most = Math.max(groups.pop(), atom);
            } else if (c == '{' && pattern.indexOf('}', i) > 0) {
                next = pattern.indexOf('}', i) + 1;
                atom = Math.min(CAP, atom * largest(pattern.substring(i + 1, next - 1)));
                most = Math.max(most, atom);
            } else if ("*+?".indexOf(c) < 0) {
                atom = 1;
            }
            i = next;
        }
        while (!groups.isEmpty()) {
            most = Math.max(most, groups.pop());
        }
        return most;
    }

    private static int afterClass(String pattern, int open) {
        int i = open + 1;
        if (i < pattern.length() && pattern.charAt(i) == '^') {
            i++;
        }
        if (i < pattern.length() && pattern.charAt(i) == ']') {
            i++; // a bracket in first position is a member of the class
        }
        while (i < pattern.length() && pattern.charAt(i) != ']') {
            i += pattern.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    /**
     * The larger bound of {@code 3}, {@code 3,} or {@code 3,5}; 1 if these are not bounds (then the brace is a
     * literal).
     */
    private static int largest(String bounds) {
        int largest = 1;
        for (String bound : bounds.split(",")) {
            if (bound.length() > 4 || bound.isEmpty() || !bound.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return 1;
            }
            largest = Math.max(largest, Integer.parseInt(bound));
        }
        return Math.min(largest, 1000);
    }
}
