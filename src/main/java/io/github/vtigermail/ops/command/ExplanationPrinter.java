package io.github.vtigermail.ops.command;

import io.github.vtigermail.route.Explanation;
import java.nio.file.Path;

/** Prints explanations in one of the formats of the command {@code explain}. */
@FunctionalInterface
interface ExplanationPrinter {
    void print(Path mail, Explanation explanation);
}
