package io.github.vtigermail.testing.threads;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The dialogues of all languages, from {@code dialogues.json}. */
public final class Dialogues {

    /** One for each language. */
    public static final List<Dialogue> ALL = read();

    private Dialogues() {}

    private static List<Dialogue> read() {
        try (InputStream json = Dialogues.class.getResourceAsStream("dialogues.json")) {
            return List.of(new ObjectMapper().readValue(json, Dialogue[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
