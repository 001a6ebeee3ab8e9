package io.github.vtigermail.bench.load;

import java.util.List;
import java.util.Locale;

/**
 * One figure of several rounds.
 *
 * @param rounds its values, in the order of the rounds
 */
record Figures(List<Double> rounds) {

    Figures {
        rounds = List.copyOf(rounds);
    }

    static Figures of(Double... rounds) {
        return new Figures(List.of(rounds));
    }

    double median() {
        return percentile(50);
    }

    double lowest() {
        return percentile(0);
    }

    double highest() {
        return percentile(100);
    }

    /** The value that so many percent do not pass: one that was measured, none between two. */
    double percentile(int percent) {
        List<Double> sorted = rounds.stream().sorted().toList();
        return sorted.get((int) Math.max(0, Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }

    /** The median, and the range where there is one. */
    @Override
    public String toString() {
        return rounds.size() < 2
                ? text(median())
                : text(median()) + " (" + text(lowest()) + " to " + text(highest()) + ")";
    }

    /** With as many digits as mean something. */
    static String text(double value) {
        double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1")
                .replaceFirst("\\.$", "");
    }
}
