package io.github.vtigermail.ops.command;

import io.github.vtigermail.route.Explanation;
import java.nio.file.Path;

/** Shows an explanation to whoever asked for it. */
@FunctionalInterface
interface ExplanationPrinter {
    void print(Path mail, Explanation explanation);
}
