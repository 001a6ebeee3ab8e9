package io.github.vtigermail.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run found out, as tables to read and as JSON. */
final class Report {

    private record Fact(String name, Figures figures, String unit) {}

    private final List<Line> lines = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final ObjectNode machine = new ObjectMapper().createObjectNode();

    /** Says where and with what it was measured. */
    void machine(String name, String value) {
        machine.put(name, value);
        System.out.println(name + ": " + value);
    }

    void add(Line line) {
        lines.add(line);
        System.out.println("  " + line.measure() + " / " + line.against() + ": " + line.reached() + ", " + line.mark());
    }

    /** A figure beside the table. */
    void add(String name, Figures figures, String unit) {
        facts.add(new Fact(name, figures, unit));
        System.out.println("  " + name + ": " + figures + " " + unit);
    }

    /** Something that must not be: the run is no good. */
    void failed(String failure) {
        failures.add(failure);
        System.out.println("!!! " + failure);
    }

    /** Whether each mail of a round became one comment. If not, it says so, and the round must not count. */
    boolean isRight(String round, SetComments comments) {
        List<String> faults = comments.faults();
        if (!faults.isEmpty()) {
            String failure = round + ": " + faults.size() + " faults: "
                    + faults.stream().limit(5).toList();
            failed("WRONG RESULT, the round does not count: " + failure);
        }
        return faults.isEmpty();
    }

    /** Whether each mail became exactly one comment in each round, and each line reached its mark. */
    boolean isGood() {
        return failures.isEmpty() && lines.stream().allMatch(Line::isReached);
    }

    void print(PrintStream out) {
        if (!lines.isEmpty()) {
            out.println("\n| measure | | against | | must reach | reached | |");
            out.println("| --- | ---: | --- | ---: | --- | ---: | --- |");
        }
        for (Line line : lines) {
            out.printf(
                    "| %s | %s%s | %s | %s%s | %s | %s | %s |%n",
                    line.measure(),
                    line.measured(),
                    unit(line),
                    line.against(),
                    line.reference(),
                    unit(line),
                    line.mark(),
                    line.reached(),
                    line.isReached() ? "yes" : "**no**");
        }
        out.println("\n| beside it | |\n| --- | ---: |");
        facts.forEach(fact -> out.printf("| %s | %s %s |%n", fact.name(), fact.figures(), fact.unit()));
        failures.forEach(failure -> out.println("!!! " + failure));
    }

    private static String unit(Line line) {
        return line.unit().isEmpty() ? "" : " " + line.unit();
    }

    void write(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode json = mapper.createObjectNode();
        json.set("machine", machine);
        ArrayNode table = json.putArray("lines");
        for (Line line : lines) {
            ObjectNode row = table.addObject();
            row.put("measure", line.measure()).put("against", line.against()).put("unit", line.unit());
            row.set("measured", json(line.measured()));
            row.set("reference", json(line.reference()));
            row.put("mustReach", line.mark().toString());
            row.set("reached", json(line.reached()));
            row.put("isReached", line.isReached());
        }
        ArrayNode beside = json.putArray("beside");
        for (Fact fact : facts) {
            beside.addObject().put("name", fact.name()).put("unit", fact.unit()).set("figures", json(fact.figures()));
        }
        failures.forEach(json.putArray("failures")::add);
        mapper.writeValue(file.toFile(), json);
    }

    private static ObjectNode json(Figures figures) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("median", figures.median()).put("lowest", figures.lowest()).put("highest", figures.highest());
        figures.rounds().forEach(json.putArray("rounds")::add);
        return json;
    }
}
