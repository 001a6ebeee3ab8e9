package io.github.vtigermail.ops.settings;

import java.util.List;

/** Settings that are missing or wrong, one line each with what to do. The connector then exits with code 2. */
public final class InvalidSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidSettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
