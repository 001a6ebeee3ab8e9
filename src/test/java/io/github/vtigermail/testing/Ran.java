package io.github.vtigermail.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;

/**
 * A command that was run in the test's own process, and what it wrote. Tests that use it share the JVM's streams.
 *
 * @param exitCode what it would end the process with
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record Ran(int exitCode, String out, String err) {

    /** Runs it. */
    public static Ran of(IntSupplier command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
        try {
            int exitCode = command.getAsInt();
            return new Ran(
                    exitCode, written.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
