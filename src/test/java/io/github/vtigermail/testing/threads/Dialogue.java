package io.github.vtigermail.testing.threads;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What an agent and a customer say in one language, and what mail programs say around it.
 *
 * @param fields the names of a header block's fields: from, sent, to, subject
 * @param wrote attribution lines, with {@code {date}}, {@code {short}}, {@code {time}}, {@code {name}}, {@code {address}}
 * @param says what the agent writes
 * @param fresh what the customer writes
 * @param asks the agent's questions; the customer's {@code answers} are in the same order
 * @param last what the agent writes below the questions
 * @param above what the customer writes above answers that are between the lines
 * @param note what the customer writes above a forward; {@code third} is what is forwarded
 * @param yes an answer so short that the ticket may have it
 * @param unknown what the agent wrote, and the ticket does not have
 * @param cites how the customer repeats words in a sentence of their own, with {@code {old}}
 * @param same what the customer writes above words of the ticket that are pasted on purpose; {@code then} is below
 */
public record Dialogue(
        String language,
        String agent,
        String customer,
        List<String> fields,
        String original,
        String forwarded,
        List<String> wrote,
        String title,
        List<String> description,
        String hello,
        List<String> says,
        String bye,
        String dear,
        @JsonProperty("new") List<String> fresh,
        String regards,
        List<String> asks,
        List<String> answers,
        String above,
        String last,
        String note,
        List<String> third,
        String thirdName,
        String yes,
        List<String> unknown,
        String cites,
        String same,
        String then) {

    /** The same dialogue with other numbers, and with the sentences in another order. */
    Dialogue retold(Random random) {
        return new Dialogue(
                language,
                agent,
                customer,
                fields,
                original,
                forwarded,
                wrote,
                title,
                numbered(description, random),
                hello,
                shuffled(says, random),
                bye,
                dear,
                shuffled(fresh, random),
                regards,
                asks,
                numbered(answers, random),
                above,
                last,
                note,
                third,
                thirdName,
                yes,
                unknown,
                cites,
                same,
                then);
    }

    @Override
    public String toString() {
        return language;
    }

    private static List<String> shuffled(List<String> texts, Random random) {
        List<String> shuffled = new ArrayList<>(numbered(texts, random));
        Collections.shuffle(shuffled, random);
        return List.copyOf(shuffled);
    }

    private static List<String> numbered(List<String> texts, Random random) {
        return texts.stream()
                .map(text -> text.replace("{n}", String.valueOf(2 + random.nextInt(9_000))))
                .toList();
    }
}
