package io.github.vtigermail.testing.threads;

import io.github.vtigermail.testing.mail.Mails;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a thread after its plan. */
final class ThreadWriter {
    /** Where nothing is marked, these leave something that is not of the ticket. */
    private static final Set<Alteration> UNCLEAR =
            Set.of(Alteration.TRUNCATED, Alteration.BANNER, Alteration.PICTURES, Alteration.NESTED, Alteration.DOUBLED);

    private final ThreadPlan plan;
    private final String word;
    private final Random random;
    private final Dialogue dialogue;
    private final TicketStory story;

    private final List<Passage> above = new ArrayList<>();
    private final List<Passage> below = new ArrayList<>();
    private final List<String> fresh = new ArrayList<>();
    private QuotedMail quoted;
    private TicketText ticket;
    private Letter.Between between = Letter.Between.UNMARKED;
    private boolean isExact = true;
    private String prefix = "Re: ";

    /** @param word what the customer typed into an old line; null for nothing */
    ThreadWriter(ThreadPlan plan, String word) {
        this.plan = plan;
        this.word = word;
        random = new Random(plan.seed());
        dialogue = plan.dialogue().retold(random);
        story = new TicketStory(plan, dialogue, random);
    }

    MailThread write() {
        ticket = story.ticket();
        quoted = story.reply();
        place();
        List<String> old = old();
        if (plan.program() == MailProgram.NO_MARKS && quoted != null) {
            quoted = quoted.bare();
            old = plan.has(Alteration.TRUNCATED) ? List.of() : old; // a small part of a text is no quote, unless marked
            isExact &= plan.alterations().stream().noneMatch(UNCLEAR::contains);
        }
        if (word != null) {
            typeIntoTheQuote();
        }
        Letter letter = new Letter(above, quoted, below, between);
        Mails mail = Mails.to("support@desk.example")
                .from("customer <" + TicketStory.CUSTOMER + ">")
                .subject(prefix + "[TT12] " + ticket.title())
                .date(TicketStory.NOW)
                .messageId("<" + plan.seed() + "@customer.example>");
        if (plan.form() != ThreadPlan.Form.HTML) {
            mail.text(new PlainWriter(plan.program()).write(letter));
        }
        if (plan.form() != ThreadPlan.Form.PLAIN) {
            mail.html(new HtmlWriter(plan.program()).write(letter));
        }
        String text =
                Stream.concat(above.stream(), below.stream()).map(Passage::text).collect(Collectors.joining("\n\n"));
        return new MailThread(plan, mail.build(), ticket, fresh, old, isExact ? text : null);
    }

    private void place() {
        switch (plan.placement()) {
            case TOP -> write(above);
            case BELOW -> write(below);
            case ABOVE_NOTIFICATION -> notified(above);
            case BELOW_NOTIFICATION -> notified(below);
            case BELOW_IN_QUOTE -> writeIntoTheQuote();
            case FORWARD -> forward(story.ofThirdParty());
            case FORWARD_KNOWN -> forward(story.reply());
            case UNKNOWN_QUOTE -> unknown();
            case ALONE -> alone();
            case REPEATING -> repeat();
            case SHORT -> answerShortly();
            case PASTED -> paste();
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
        quoted = mail.forwarded(forwardTitle());
        if (plan.placement() == Placement.FORWARD) {
            dialogue.third().forEach(fresh::add);
        }
        prefix = random.nextBoolean() ? "Fwd: " : "Re: ";
        if (plan.placement() == Placement.FORWARD_KNOWN) {
            prefix = "Re: ";
        }
        isExact = false;
    }

    /** Outlook says nothing above a header block, so a forward looks like an answer. */
    private String forwardTitle() {
        return switch (plan.program()) {
            case OUTLOOK, OUTLOOK_PLAIN, OUTLOOK_365 -> "";
            case APPLE_MAIL, IPHONE -> dialogue.forwarded() + ":";
            case GMAIL -> "---------- " + dialogue.forwarded() + " ---------";
            default -> "-------- " + dialogue.forwarded() + " --------";
        };
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

    private void answerShortly() {
        ticket = story.ticketThatHas(dialogue.yes());
        int place = random.nextInt(3);
        quoted = place == 0 ? null : quoted;
        say(place == 2 ? below : above, dialogue.yes());
    }

    private void paste() {
        quoted = random.nextBoolean() ? null : quoted;
        say(above, dialogue.same());
        say(above, random.nextBoolean() ? dialogue.description().get(0) : story.agentsSentence());
        say(above, dialogue.then());
    }

    /** Adds the word to a line that the ticket has; does nothing if the quote has no such line. */
    private void typeIntoTheQuote() {
        String known = FlatText.of(
                String.join("\n", ticket.description(), ticket.comments().toString()));
        List<Passage> passages = new ArrayList<>();
        boolean isTyped = quoted == null;
        for (Passage passage : quoted == null ? List.<Passage>of() : quoted.passages()) {
            List<String> lines = new ArrayList<>();
            for (String line : passage.text().split("\n", -1)) {
                boolean isHere =
                        !isTyped && !line.isBlank() && random.nextBoolean() && known.contains(FlatText.of(line));
                lines.add(isHere ? line.stripTrailing() + " " + word : line);
                isTyped |= isHere;
            }
            passages.add(new Passage(String.join("\n", lines), passage.fresh()));
        }
        if (quoted != null && isTyped) {
            quoted = quoted.with(passages);
            fresh.add(word);
        }
        isExact = false;
    }

    /** What the quote has of the ticket's sentences, except for questions, which may stay above their answers. */
    private List<String> old() {
        if (quoted == null || plan.placement() == Placement.FORWARD || plan.placement() == Placement.UNKNOWN_QUOTE) {
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
}
