package io.github.vtigermail.testing.threads;

import io.github.vtigermail.mail.history.TicketText;
import io.github.vtigermail.mail.history.TicketText.Comment;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened to a ticket before the mail: its comments, and the mails that they were. */
final class TicketStory {
    static final String CUSTOMER = "ben@customer.example";
    static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 27, 9, 30, 0, 0, ZoneOffset.ofHours(1));

    private static final String AGENT = "support@desk.example";
    private static final String NOTICE =
            "\n\n[Quoted text or a signature was left out. The whole of the mail is in the mailbox.]";

    /** What some put before their answers. */
    private static final String[] SIGNS = {"", "", "", "-> ", "## ", "BC: ", "==> "};

    private final ThreadPlan plan;
    private final Dialogue dialogue;
    private final Random random;
    private final OldText oldText;
    private final TicketText ticket;
    private final String first;
    private final String second;
    private final String third;
    private final String agentsSentence;

    TicketStory(ThreadPlan plan, Dialogue dialogue, Random random) {
        this.plan = plan;
        this.dialogue = dialogue;
        this.random = random;
        oldText = new OldText(plan, random);
        List<String> says = dialogue.says();
        first = agents(says.subList(0, 2));
        second = String.join(
                "\n\n",
                dialogue.dear(),
                dialogue.fresh().get(3),
                dialogue.fresh().get(4),
                dialogue.regards() + "\n" + dialogue.customer());
        third = plan.placement().isBetween() ? questions() : agents(says.subList(2, 4 + random.nextInt(2)));
        agentsSentence = plan.placement().isBetween() ? says.get(2) : says.get(3);
        String solution = random.nextInt(4) == 0 ? says.get(1) : "";
        ticket = new TicketText(dialogue.title(), String.join("\n\n", dialogue.description()), solution, comments());
    }

    TicketText ticket() {
        if (plan.placement() == Placement.UNKNOWN_QUOTE) {
            return with(ticket.comments().subList(1, ticket.comments().size()));
        }
        return ticket;
    }

    /** A sentence that the agent's newest comment has. */
    String agentsSentence() {
        return agentsSentence;
    }

    /** The ticket with one more comment of the customer before the newest one. */
    TicketText ticketThatHas(String answer) {
        List<Comment> comments = new ArrayList<>(ticket.comments());
        comments.add(comments.size() - 1, customers(answer));
        return with(comments);
    }

    private TicketText with(List<Comment> comments) {
        return new TicketText(ticket.title(), ticket.description(), ticket.solution(), comments);
    }

    /** The agent's mail, as the customer's mail quotes it. */
    QuotedMail reply() {
        List<Passage> passages = plan.placement().isBetween() ? answered() : null;
        QuotedMail newest = mail(true, third);
        QuotedMail mail = passages != null ? newest.with(passages) : newest;
        if (plan.has(Alteration.OLDER) && passages == null) {
            mail = random.nextInt(3) == 0 ? mail(false, second) : mail(true, first);
        } else if (plan.has(Alteration.NESTED)) {
            mail = mail.quoting(
                    mail(false, second).quoting(mail(true, first).quoting(mail(false, ticket.description()))));
        } else if (plan.has(Alteration.DOUBLED)) {
            mail = mail.quoting(newest);
        }
        return oldText.quoted(mail);
    }

    /** What Vtiger sent about the newest comment. */
    QuotedMail notification() {
        String text = Notification.of(ticket, oldText.posted(third), dialogue.customer(), random);
        Head head = new Head(
                dialogue,
                "your-support name",
                "admin@desk.example",
                CUSTOMER,
                "TT12 [ Ticket Id : 798 ] " + ticket.title(),
                date());
        return oldText.quoted(QuotedMail.of(head, List.of(Passage.old(text))));
    }

    QuotedMail unknown() {
        return mail(
                true,
                dialogue.hello() + "\n\n" + String.join("\n\n", dialogue.unknown()) + "\n\n" + dialogue.bye() + "\n"
                        + dialogue.agent());
    }

    QuotedMail ofThirdParty() {
        Head head =
                new Head(dialogue, dialogue.thirdName(), "office@plumber.example", CUSTOMER, dialogue.title(), date());
        return QuotedMail.of(
                head, Passage.ofOld(String.join("\n\n", dialogue.third()) + "\n\n" + dialogue.thirdName()));
    }

    Letter.Between between(Placement placement) {
        return switch (placement) {
            case BETWEEN_IN_COLOUR -> random.nextInt(3) > 0 ? Letter.Between.COLOURED : Letter.Between.UNDISTINGUISHED;
            case BETWEEN_INDENTED -> Letter.Between.INDENTED;
            case BETWEEN_IN_TABLE -> Letter.Between.TABLE;
            case BETWEEN_ON_LINE -> Letter.Between.SAME_LINE;
            default -> Letter.Between.UNMARKED;
        };
    }

    /** All text of a quoted mail and of those that it quotes. */
    String text(QuotedMail mail) {
        String text = mail.passages().stream().map(Passage::text).collect(Collectors.joining("\n"));
        return mail.quoted() == null ? text : text + "\n" + text(mail.quoted());
    }

    private List<Comment> comments() {
        boolean talked = plan.has(Alteration.OLDER) || plan.has(Alteration.NESTED) || random.nextBoolean();
        return talked ? List.of(agents(first), customers(second), agents(third)) : List.of(agents(third));
    }

    private Comment agents(String text) {
        boolean mailed = random.nextInt(3) == 0;
        return new Comment((mailed ? heading(dialogue.agent(), AGENT) : "") + oldText.posted(text), true);
    }

    private Comment customers(String text) {
        return new Comment(heading(dialogue.customer(), CUSTOMER) + text + (random.nextBoolean() ? NOTICE : ""), false);
    }

    private String heading(String name, String address) {
        String time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx").format(date());
        return "From " + name + " (" + address + "), " + time + "\n\n";
    }

    private String agents(List<String> sentences) {
        return Stream.of(
                        Stream.of(dialogue.hello(), oldText.written(sentences.get(0))),
                        sentences.stream().skip(1),
                        Stream.of(dialogue.bye() + "\n" + dialogue.agent()))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n\n"));
    }

    private String questions() {
        return Stream.of(
                        Stream.of(oldText.written(dialogue.says().get(2))),
                        dialogue.asks().stream(),
                        Stream.of(dialogue.last(), dialogue.agent()))
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n\n"));
    }

    /** The questions with answers; some customers delete what they do not answer. */
    private List<Passage> answered() {
        boolean whole = random.nextInt(3) > 0;
        String sign = SIGNS[random.nextInt(SIGNS.length)];
        List<Passage> passages = new ArrayList<>();
        if (whole) {
            passages.add(Passage.old(oldTextOf(0)));
        }
        for (int i = 0; i < dialogue.asks().size(); i++) {
            passages.add(Passage.old(dialogue.asks().get(i)));
            passages.add(Passage.fresh(sign + dialogue.answers().get(i)));
            if (plan.placement() == Placement.BETWEEN_MARKS && random.nextInt(4) == 0) {
                passages.add(Passage.fresh(dialogue.fresh().get(i)));
            }
        }
        if (whole) {
            passages.add(Passage.old(dialogue.last()));
            passages.add(Passage.old(dialogue.agent()));
        }
        return passages;
    }

    private String oldTextOf(int paragraph) {
        return third.split("\n\n")[paragraph];
    }

    private QuotedMail mail(boolean agents, String text) {
        Head head = agents
                ? new Head(dialogue, dialogue.agent(), AGENT, CUSTOMER, "[TT12] " + dialogue.title(), date())
                : new Head(dialogue, dialogue.customer(), CUSTOMER, AGENT, "Re: [TT12] " + dialogue.title(), date());
        return QuotedMail.of(head, Passage.ofOld(text));
    }

    private ZonedDateTime date() {
        return NOW.minusMinutes(60 + random.nextInt(5_000));
    }
}
