package io.github.vtigermail.testing.threads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What a random thread is made from: the same plan gives the same thread.
 *
 * @param seed decides the sentences, numbers and small things
 * @param sentences how many sentences the customer writes above or below the quote, 1 to 3
 */
public record ThreadPlan(
        long seed,
        Dialogue dialogue,
        MailProgram program,
        Form form,
        Placement placement,
        Set<Alteration> alterations,
        int sentences) {

    /** Which parts the mail has. */
    public enum Form {
        PLAIN,
        HTML,
        BOTH
    }

    public ThreadPlan {
        if (!placement.suits(program)) {
            program = placement == Placement.BETWEEN_ON_LINE || placement == Placement.BETWEEN_INDENTED
                    ? MailProgram.THUNDERBIRD
                    : MailProgram.OUTLOOK_365;
        }
        form = possible(form, program, placement);
        alterations = Set.copyOf(alterations);
    }

    /** A plan in which everything is random. */
    public static ThreadPlan random(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Placement placement = any(random, Placement.values());
        MailProgram program = any(
                random,
                Arrays.stream(MailProgram.values()).filter(placement::suits).toArray(MailProgram[]::new));
        Set<Alteration> alterations = EnumSet.noneOf(Alteration.class);
        for (int i = random.nextInt(4); i > 0; i--) {
            alterations.add(any(random, Alteration.values()));
        }
        Dialogue dialogue = Dialogues.ALL.get(random.nextInt(Dialogues.ALL.size()));
        Form form = any(random, Form.values());
        return new ThreadPlan(seed, dialogue, program, form, placement, alterations, 1 + random.nextInt(3));
    }

    /** The thread. */
    public MailThread thread() {
        return new ThreadWriter(this).write(null);
    }

    /** The thread with one more word of the customer, between lines of the quote if it has enough that the ticket has too. */
    public MailThread threadWith(String word) {
        return new ThreadWriter(this).write(word);
    }

    /** Plans that differ in one thing and are simpler, the simplest ones first. */
    private List<ThreadPlan> simpler() {
        List<ThreadPlan> simpler = new ArrayList<>();
        for (Alteration alteration : alterations) {
            Set<Alteration> others = new TreeSet<>(alterations);
            others.remove(alteration);
            simpler.add(new ThreadPlan(seed, dialogue, program, form, placement, others, sentences));
        }
        if (sentences > 1) {
            simpler.add(new ThreadPlan(seed, dialogue, program, form, placement, alterations, 1));
        }
        if (form != Form.PLAIN) {
            simpler.add(new ThreadPlan(seed, dialogue, program, Form.PLAIN, placement, alterations, sentences));
        }
        if (form == Form.BOTH) {
            simpler.add(new ThreadPlan(seed, dialogue, program, Form.HTML, placement, alterations, sentences));
        }
        Dialogue english = Dialogues.ALL.get(0);
        if (!dialogue.equals(english)) {
            simpler.add(new ThreadPlan(seed, english, program, form, placement, alterations, sentences));
        }
        if (program != MailProgram.THUNDERBIRD) {
            simpler.add(
                    new ThreadPlan(seed, dialogue, MailProgram.THUNDERBIRD, form, placement, alterations, sentences));
        }
        simpler.removeIf(this::equals);
        return simpler;
    }

    /** The simplest plan, one change after the other, of which something is still true. */
    public ThreadPlan simplest(Predicate<ThreadPlan> condition) {
        for (ThreadPlan plan : simpler()) {
            if (condition.test(plan)) {
                return plan.simplest(condition);
            }
        }
        return this;
    }

    boolean has(Alteration alteration) {
        return alterations.contains(alteration);
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                List.of(
                        placement.name(),
                        program.name(),
                        form.name(),
                        dialogue.language(),
                        new TreeSet<>(alterations).toString(),
                        "sentences " + sentences,
                        "seed " + seed));
    }

    private static Form possible(Form form, MailProgram program, Placement placement) {
        boolean plainOnly = placement == Placement.BETWEEN_ON_LINE || placement == Placement.BETWEEN_INDENTED;
        if (plainOnly || !program.writesHtml()) {
            return Form.PLAIN;
        }
        if (placement == Placement.BETWEEN_IN_TABLE || !program.writesPlain()) {
            return Form.HTML;
        }
        boolean needsHtml = placement == Placement.BETWEEN_IN_COLOUR || placement == Placement.BELOW_IN_QUOTE;
        return needsHtml && form == Form.PLAIN ? Form.HTML : form;
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
