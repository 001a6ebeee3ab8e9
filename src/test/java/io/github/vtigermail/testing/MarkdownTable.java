package io.github.vtigermail.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A table of a documentation page. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /** The rows, without the header, of the first table with so many columns below a heading. */
    public static List<String> rows(String file, String heading, int columns) {
        List<String> lines = lines(file);
        return lines.subList(lines.indexOf(heading), lines.size()).stream()
                .dropWhile(line -> !line.startsWith("| ---" + " | ---".repeat(columns - 1)))
                .skip(1)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
