package io.github.vtigermail.bench.load;

/**
 * A line of the table: something that was measured, against something measured in the same rounds.
 *
 * @param measure what was measured
 * @param measured its figures
 * @param against what it is compared with
 * @param reference the figures of that
 * @param unit of both
 * @param mark what must be reached
 * @param reached the ratio, or for times the difference, of each round
 */
record Line(
        String measure, Figures measured, String against, Figures reference, String unit, Mark mark, Figures reached) {

    boolean isReached() {
        return mark.isReachedBy(reached.median());
    }
}
