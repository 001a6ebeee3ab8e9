package io.github.vtigermail.bench.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** The values of several rounds, by name. */
final class Rounds {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    void add(String name, double value) {
        values.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Figures of(String name) {
        return new Figures(values.get(name));
    }

    /** Of each round the one with the other. */
    Figures both(String one, String other, DoubleBinaryOperator operator) {
        List<Double> both = new ArrayList<>();
        for (int i = 0; i < values.get(one).size(); i++) {
            both.add(operator.applyAsDouble(
                    values.get(one).get(i), values.get(other).get(i)));
        }
        return new Figures(both);
    }

    /** A line of the table: how the one compares with the other. */
    Line ratio(String measured, String reference, String unit, Mark mark) {
        return new Line(
                measured,
                of(measured),
                reference,
                of(reference),
                unit,
                mark,
                both(measured, reference, (a, b) -> a / b));
    }
}
