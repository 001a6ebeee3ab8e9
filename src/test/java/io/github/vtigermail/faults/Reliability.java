package io.github.vtigermail.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a run of the bench found out, as a table to read and as JSON. */
final class Reliability {
    /** The table's order. */
    private static final List<String> FAULTS = List.of(
            "the connector dies",
            "the answer is lost",
            "Vtiger is down",
            "Vtiger is slow",
            "Vtiger's database dies",
            "sessions vanish",
            "the key is wrong",
            "the mail server dies",
            "the mailbox refuses",
            "the mailbox changes",
            "the ledger forgets",
            "the ledger fails",
            "the clock jumps",
            "poison mail",
            "several connectors");

    private final List<Line> lines = new ArrayList<>();

    /** Adds a line, also one that is not as it must be. */
    synchronized void add(Line line) {
        if (!FAULTS.contains(line.fault())) {
            throw new IllegalArgumentException("the table has no " + line.fault());
        }
        lines.add(line);
    }

    private synchronized List<Line> lines() {
        return lines.stream()
                .sorted(Comparator.comparing((Line line) -> FAULTS.indexOf(line.fault()))
                        .thenComparing(Line::how))
                .toList();
    }

    void print(PrintStream out) {
        out.println("\n| fault | how | faults | mails | comments | lost | twice | dead letters | seconds | |");
        out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        for (Line line : lines()) {
            Tally tally = line.tally();
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %d | %d | %d | %s | %s | %d | %.0f | %s |%n",
                    line.fault(),
                    line.how(),
                    line.faults(),
                    tally.mails(),
                    tally.comments(),
                    bad(tally.lost().size()),
                    bad(tally.twice().size()),
                    tally.deadLetters(),
                    line.seconds(),
                    line.beside());
        }
    }

    private static String bad(int number) {
        return number == 0 ? "0" : "**" + number + "**";
    }

    void write(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ArrayNode rows = mapper.createArrayNode();
        for (Line line : lines()) {
            ObjectNode row = rows.addObject();
            row.put("fault", line.fault()).put("how", line.how()).put("faults", line.faults());
            row.put("mails", line.tally().mails()).put("comments", line.tally().comments());
            row.put("lost", line.tally().lost().size())
                    .put("twice", line.tally().twice().size());
            row.put("deadLetters", line.tally().deadLetters()).put("seconds", line.seconds());
            row.put("beside", line.beside());
        }
        Files.createDirectories(file.getParent());
        mapper.writeValue(file.toFile(), rows);
    }
}
