package io.github.vtigermail.testing.threads;

import io.github.vtigermail.mail.history.TicketText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What a customer writes, where, and around what: a thread before it is a mail. */
final class ThreadDraft {
    private final ThreadPlan plan;
    private final Random random;
    private final Dialogue dialogue;
    private final TicketStory story;

    final List<Passage> above = new ArrayList<>();
    final List<Passage> below = new ArrayList<>();
    final List<String> fresh = new ArrayList<>();
    QuotedMail quoted;
    TicketText ticket;
    Letter.Between between = Letter.Between.UNMARKED;
    /** Whether the comment is what is above and below, and nothing else. */
    boolean isExact = true;

    String prefix = "Re: ";

    ThreadDraft(ThreadPlan plan) {
        this.plan = plan;
        random = new Random(plan.seed());
        dialogue = plan.dialogue().retold(random);
        story = new TicketStory(plan, dialogue, random);
        ticket = story.ticket();
        quoted = story.reply();
        place();
    }

    private void place() {
        switch (plan.placement()) {
            case TOP -> write(above);
            case BELOW -> write(below);
            case AROUND -> writeAround();
            case ABOVE_NOTIFICATION -> notified(above);
            case BELOW_NOTIFICATION -> notified(below);
            case BELOW_IN_QUOTE -> writeIntoTheQuote();
            case FORWARD -> forward(story.ofThirdParty());
            case ANSWER_TO_OTHER -> answerToOther();
            case FORWARD_KNOWN -> forward(story.reply());
            case UNKNOWN_QUOTE -> unknown();
            case ALONE -> alone();
            case REPEATING -> repeat();
            case SHORT -> answerShortly();
            case PASTED -> paste();
            case OWN_QUOTE -> quoteSomebodyElse();
            case TECHNICAL -> showTechnicalText();
            default -> answerBetween();
        }
    }

    /** Some sentences, with or without a greeting and a name. */
    private void write(List<Passage> place) {
        if (random.nextBoolean()) {
            place.add(Passage.fresh(dialogue.dear()));
        }
        dialogue.fresh().subList(0, plan.sentences()).forEach(sentence -> say(place, sentence));
        if (random.nextInt(3) == 0) {
            place.add(Passage.fresh(dialogue.regards() + "\n" + dialogue.customer()));
        }
    }

    private void writeAround() {
        write(above);
        say(below, dialogue.then());
    }

    private void answerToOther() {
        say(above, dialogue.then());
        quoted = story.ofThirdParty();
        dialogue.third().forEach(fresh::add);
        isExact = false;
    }

    private void say(List<Passage> place, String sentence) {
        place.add(Passage.fresh(sentence));
        fresh.add(sentence);
    }

    private void notified(List<Passage> place) {
        quoted = story.notification();
        write(place);
    }

    private void writeIntoTheQuote() {
        between = Letter.Between.UNDISTINGUISHED;
        List<Passage> all = new ArrayList<>();
        write(all);
        quoted = quoted.with(
                Stream.concat(quoted.passages().stream(), all.stream()).toList());
        isExact = false;
    }

    private void answerBetween() {
        if (random.nextBoolean()) {
            say(above, dialogue.above());
        }
        between = story.between(plan.placement());
        quoted.passages().stream().filter(Passage::fresh).map(Passage::text).forEach(fresh::add);
        if (between == Letter.Between.INDENTED && random.nextBoolean()) {
            quoted = quoted.bare();
        }
        isExact = false;
    }

    private void forward(QuotedMail mail) {
        say(above, dialogue.note());
        quoted = mail.forwarded(ForwardTitle.of(plan.program(), dialogue));
        if (plan.placement() == Placement.FORWARD) {
            dialogue.third().forEach(fresh::add);
        }
        prefix = random.nextBoolean() ? "Fwd: " : "Re: ";
        if (plan.placement() == Placement.FORWARD_KNOWN) {
            prefix = "Re: ";
        }
        isExact = false;
    }

    private void unknown() {
        quoted = story.unknown();
        write(above);
        isExact = false;
    }

    private void alone() {
        quoted = null;
        write(above);
    }

    private void repeat() {
        quoted = random.nextBoolean() ? null : quoted;
        String words = story.agentsSentence();
        say(above, dialogue.cites().replace("{old}", words.substring(0, words.length() - 1)));
        if (random.nextBoolean()) {
            say(above, dialogue.fresh().get(0));
        }
    }

    /** Alone, above, below, or between the lines. */
    private void answerShortly() {
        ticket = story.ticketThatHas(dialogue.yes());
        int place = random.nextInt(4);
        if (place == 3) {
            List<Passage> passages = new ArrayList<>(quoted.passages());
            passages.add(1 + random.nextInt(passages.size()), Passage.fresh(dialogue.yes()));
            quoted = quoted.with(passages);
            fresh.add(dialogue.yes());
            isExact = false;
        } else {
            quoted = place == 0 ? null : quoted;
            say(place == 2 ? below : above, dialogue.yes());
        }
    }

    private void paste() {
        quoted = random.nextBoolean() ? null : quoted;
        say(above, dialogue.same());
        say(above, random.nextBoolean() ? dialogue.description().get(0) : story.agentsSentence());
        say(above, dialogue.then());
    }

    private void quoteSomebodyElse() {
        quoted = null;
        say(above, dialogue.note());
        Stream<String> words = dialogue.third().stream().skip(1);
        if (plan.form() == ThreadPlan.Form.HTML) {
            between = Letter.Between.OWN_QUOTE;
            quoted = new QuotedMail(null, "", words.map(Passage::old).toList(), null);
            dialogue.third().stream().skip(1).forEach(fresh::add);
            isExact = false;
        } else {
            words.forEach(sentence -> say(above, "> " + sentence));
        }
        say(below, dialogue.then());
    }

    private void showTechnicalText() {
        quoted = random.nextBoolean() ? null : quoted;
        say(above, dialogue.same());
        say(above, TechnicalText.any(random, dialogue));
        say(above, dialogue.then());
    }

    /** What the quote has of the ticket's sentences, except for questions, which may stay above their answers. */
    List<String> old() {
        if (quoted == null || plan.placement().quotesOther()) {
            return List.of();
        }
        String inQuote = FlatText.of(story.text(quoted));
        String inFresh = FlatText.of(String.join(" ", fresh));
        return Stream.of(dialogue.says(), dialogue.fresh(), dialogue.description(), List.of(dialogue.last()))
                .flatMap(List::stream)
                .filter(sentence -> inQuote.contains(FlatText.of(sentence)))
                .filter(sentence -> !inFresh.contains(FlatText.of(sentence)))
                .toList();
    }
    /** Types a word into the quoted mail or, if that is not the ticket's or too short, above it. */
    void type(String word) {
        QuotedMail typed = quoted == null || plan.placement().quotesOther()
                ? quoted
                : new TypedWord(ticket).typed(quoted, word, random);
        if (typed == quoted) {
            say(above, word);
        } else {
            quoted = typed;
            fresh.add(word);
        }
    }
}
