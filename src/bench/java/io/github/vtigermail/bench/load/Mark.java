package io.github.vtigermail.bench.load;

/**
 * What a line of the table must reach.
 *
 * @param atLeast whether more is better
 * @param limit the last value that is good
 * @param unit of the limit, or empty for a ratio
 */
record Mark(boolean atLeast, double limit, String unit) {

    static Mark atLeast(double ratio) {
        return new Mark(true, ratio, "");
    }

    static Mark atMost(double value, String unit) {
        return new Mark(false, value, unit);
    }

    boolean isReachedBy(double value) {
        return atLeast ? value >= limit : value <= limit;
    }

    @Override
    public String toString() {
        return (atLeast ? "at least " : "at most ") + Figures.text(limit) + (unit.isEmpty() ? "" : " " + unit);
    }
}
