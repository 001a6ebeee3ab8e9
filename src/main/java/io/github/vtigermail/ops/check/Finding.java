package io.github.vtigermail.ops.check;

import java.util.Locale;

/**
 * What the command {@code check} found out about one thing.
 *
 * @param about what it is about, such as {@code vtiger-login}
 * @param mailbox the mailbox that it is about; empty for none
 * @param state whether something must be done
 * @param message for people: what was found, and what to do
 */
public record Finding(String about, String mailbox, State state, String message) {

    /** Whether something must be done. */
    public enum State {
        /** All is well. */
        OK("✓"),
        /** It works; somebody should look at it. */
        NOTE("!"),
        /** It must be mended. */
        FAULT("✗"),
        /** Something else must be mended first, or nobody can tell. */
        UNKNOWN("-");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        /** The character at the beginning of its line. */
        String mark() {
            return mark;
        }

        /** For JSON. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
