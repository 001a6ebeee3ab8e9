package io.github.vtigermail.testing.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a mail as a mail program writes its plain text. */
final class PlainWriter {
    private static final int WIDTH = 72;
    private static final int BROKEN_WIDTH = 64;

    private final MailProgram program;
    private final boolean breaksLines;

    PlainWriter(ThreadPlan plan) {
        program = plan.program();
        breaksLines = plan.has(Alteration.BROKEN_LINES);
    }

    String write(Letter letter) {
        List<String> lines = new ArrayList<>();
        addPassages(lines, letter.above(), program.mark().isEmpty() ? 0 : WIDTH);
        if (letter.quoted() != null) {
            lines.addAll(quoted(letter.quoted(), letter.between()));
        }
        addPassages(lines, letter.below(), 0);
        return lines.stream()
                        .flatMap(this::broken)
                        .collect(Collectors.joining("\n"))
                        .strip() + "\n";
    }

    private Stream<String> broken(String line) {
        int space = line.startsWith(">") ? line.lastIndexOf(' ', BROKEN_WIDTH) : -1;
        return breaksLines && line.length() > BROKEN_WIDTH && space > line.length() / 3
                ? Stream.of(line.substring(0, space), line.substring(space + 1))
                : Stream.of(line);
    }

    private List<String> quoted(QuotedMail mail, Letter.Between between) {
        List<String> head = head(mail);
        List<String> text = new ArrayList<>();
        boolean forward = !mail.title().isEmpty();
        String mark =
                forward && !programMarksForwards() ? "" : between == Letter.Between.INDENTED ? "    " : program.mark();
        for (int i = 0; i < mail.passages().size(); i++) {
            Passage passage = mail.passages().get(i);
            if (!text.isEmpty() && !isOnLine(passage, between)) {
                text.add(isOutside(between) && isBesideFresh(mail, i) ? "" : marked(mark, ""));
            }
            if (isOnLine(passage, between)) {
                text.set(text.size() - 1, text.get(text.size() - 1) + " " + passage.text());
            } else if (passage.fresh() && isOutside(between)) {
                text.addAll(wrapped(passage.text(), 0));
            } else {
                int width = mark.isEmpty() || between == Letter.Between.SAME_LINE ? 0 : WIDTH;
                wrapped(passage.text(), width).forEach(line -> text.add(marked(mark, line)));
            }
        }
        if (mail.quoted() != null) {
            text.add(marked(mark, ""));
            quoted(mail.quoted(), between).forEach(line -> text.add(marked(mark, line)));
        }
        List<String> lines = new ArrayList<>();
        boolean headIsQuoted = program == MailProgram.APPLE_MAIL || program == MailProgram.IPHONE;
        head.forEach(line -> lines.add(headIsQuoted ? marked(mark, line) : line));
        if (!head.isEmpty() && (forward || program != MailProgram.THUNDERBIRD)) {
            lines.add(headIsQuoted ? marked(mark, "") : "");
        }
        lines.addAll(text);
        lines.add("");
        return lines;
    }

    private List<String> head(QuotedMail mail) {
        if (mail.head() == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (!mail.title().isEmpty()) {
            lines.add(mail.title());
            lines.addAll(mail.head().fields());
        } else if (program.attribution() >= 0) {
            lines.addAll(wrapped(mail.head().attribution(program.attribution()), WIDTH + 4));
        } else {
            if (!program.title().isEmpty()) {
                lines.add(String.format(program.title(), mail.head().dialogue().original()));
            }
            String space = program == MailProgram.NOTES ? ":\t" : ": ";
            mail.head().fields().forEach(field -> lines.add(field.replaceFirst(": ", space)));
        }
        return lines;
    }

    private boolean programMarksForwards() {
        return program == MailProgram.APPLE_MAIL || program == MailProgram.IPHONE;
    }

    private static boolean isOnLine(Passage passage, Letter.Between between) {
        return passage.fresh() && between == Letter.Between.SAME_LINE;
    }

    private static boolean isOutside(Letter.Between between) {
        return between == Letter.Between.UNMARKED || between == Letter.Between.INDENTED;
    }

    private static boolean isBesideFresh(QuotedMail mail, int i) {
        return mail.passages().get(i).fresh() || mail.passages().get(i - 1).fresh();
    }

    private static void addPassages(List<String> lines, List<Passage> passages, int width) {
        for (Passage passage : passages) {
            lines.addAll(wrapped(passage.text(), width));
            lines.add("");
        }
    }

    private static String marked(String mark, String line) {
        return (line.startsWith(">") ? mark.strip() + line : mark + line).stripTrailing();
    }

    /** @param width 0 for no line breaks but the text's own */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            StringBuilder current = new StringBuilder();
            for (String word : width == 0 ? new String[] {line} : line.split(" ", -1)) {
                if (current.length() > 0 && current.length() + word.length() >= width) {
                    lines.add(current.toString());
                    current.setLength(0);
                }
                current.append(current.length() == 0 ? "" : " ").append(word);
            }
            lines.add(current.toString());
        }
        return lines;
    }
}
