package io.github.vtigermail.ops.check;

import io.github.vtigermail.ops.check.Finding.State;
import java.util.function.Consumer;

/** Takes findings one by one, as they are made, and counts those that must be mended. */
public final class Findings {
    private final Consumer<Finding> reader;
    private String mailbox = "";
    private int faults;

    /** @param reader gets each finding at once */
    public Findings(Consumer<Finding> reader) {
        this.reader = reader;
    }

    /** What comes from now on is about this mailbox. */
    void setMailbox(String name) {
        mailbox = name;
    }

    public void ok(String about, String message) {
        add(about, State.OK, message);
    }

    public void note(String about, String message) {
        add(about, State.NOTE, message);
    }

    public void fault(String about, String message) {
        add(about, State.FAULT, message);
    }

    public void unknown(String about, String message) {
        add(about, State.UNKNOWN, message);
    }

    void add(String about, State state, String message) {
        faults += state == State.FAULT ? 1 : 0;
        reader.accept(new Finding(about, mailbox, state, message));
    }

    /** How many must be mended. */
    public int faults() {
        return faults;
    }
}
