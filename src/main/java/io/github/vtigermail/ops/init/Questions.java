package io.github.vtigermail.ops.init;

import java.io.Console;

/** Asks the person at the terminal. */
public interface Questions {
    /** Whether there is one. */
    boolean canBeAsked();

    /** Their answer, a line. */
    String ask(String question);

    /** The same for a secret, which is not shown while it is typed. */
    String askSecretly(String question);

    /** Those of the terminal that the process was started in. */
    static Questions inTerminal() {
        Console console = System.console();
        return new Questions() {
            @Override
            public boolean canBeAsked() {
                return console != null;
            }

            @Override
            public String ask(String question) {
                return text(console.readLine("%s: ", question));
            }

            @Override
            public String askSecretly(String question) {
                char[] secret = console.readPassword("%s: ", question);
                return text(secret == null ? null : new String(secret));
            }

            /** Ctrl-D ends the command, not only the question. */
            private String text(String line) {
                if (line == null) {
                    throw new IllegalArgumentException("ended without an answer; nothing was written");
                }
                return line;
            }
        };
    }
}
