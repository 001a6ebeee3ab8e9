package io.github.vtigermail.testing.threads;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Old text in its three shapes: as it was written, as the ticket has it, and as a mail quotes it. */
final class OldText {
    private static final Pattern LINK = Pattern.compile("https://\\S+");
    private static final String BANNER =
            "CAUTION: External email. Do not click links or open attachments unless you know the sender.";

    private final ThreadPlan plan;
    private final Random random;

    OldText(ThreadPlan plan, Random random) {
        this.plan = plan;
        this.random = random;
    }

    /** A sentence with what the alterations can change. */
    String written(String sentence) {
        StringBuilder text = new StringBuilder(sentence);
        if (plan.has(Alteration.SMART_QUOTES) || plan.has(Alteration.ENTITIES)) {
            text.append(" - \"A & B\" isn't 'C'");
        }
        if (plan.has(Alteration.SAFE_LINKS)) {
            text.append(" https://help.desk.example/pages/")
                    .append(random.nextInt(900))
                    .append("?part=seal");
        }
        if (plan.has(Alteration.EMOJI_LOST)) {
            text.append(" \ud83d\ude42\ud83d\udc4d");
        }
        return text.toString();
    }

    /** As the ticket has it. */
    String posted(String written) {
        String text = written;
        if (plan.has(Alteration.ENTITIES)) {
            text = text.replace("&", "&amp;").replace("\"", "&quot;").replace("'", "&#039;");
        }
        if (plan.has(Alteration.EMOJI_LOST)) {
            text = text.replaceAll("[\\x{1F300}-\\x{1FAFF}]", "????");
        }
        return text;
    }

    /** As the mail quotes it. */
    QuotedMail quoted(QuotedMail mail) {
        QuotedMail quoted = plan.has(Alteration.TRUNCATED) ? truncated(mail) : mail;
        quoted = quoted.altered(this::altered);
        if (quoted.head() == null || !plan.has(Alteration.BANNER) && !plan.has(Alteration.PICTURES)) {
            return quoted;
        }
        List<Passage> passages = new ArrayList<>(quoted.passages());
        if (plan.has(Alteration.BANNER)) {
            passages.add(0, Passage.old(BANNER));
        }
        if (plan.has(Alteration.PICTURES)) {
            passages.add(
                    random.nextBoolean() ? 0 : passages.size(),
                    Passage.old("[cid:image00" + random.nextInt(9) + ".png@01DC5F0A.7B2C11E0]"));
        }
        return quoted.with(passages);
    }

    private QuotedMail truncated(QuotedMail mail) {
        if (mail.passages().stream().anyMatch(Passage::fresh)) {
            return mail;
        }
        List<Passage> passages = new ArrayList<>(mail.passages());
        while (passages.size() > 1 && random.nextInt(3) > 0) {
            passages.remove(passages.size() - 1);
        }
        String last = passages.remove(passages.size() - 1).text();
        int space = last.indexOf(' ', last.length() / 2);
        passages.add(Passage.old(space < 0 ? last : last.substring(0, space)));
        return QuotedMail.of(mail.head(), passages);
    }

    private String altered(String old) {
        String text = old;
        if (plan.has(Alteration.SAFE_LINKS)) {
            text = LINK.matcher(text).replaceAll(link -> Matcher.quoteReplacement(safe(link.group())));
        }
        if (plan.has(Alteration.SMART_QUOTES)) {
            text = text.replace(" \"", " \u201c")
                    .replace("\"", "\u201d")
                    .replace("'", "\u2019")
                    .replace(" - ", " \u2013 ");
        }
        if (plan.has(Alteration.REWRAPPED)) {
            text = rewrapped(text, 20 + random.nextInt(30));
        }
        if (plan.has(Alteration.NO_BREAK_SPACES)) {
            text = spaced(text, "\u00a0");
        }
        if (plan.has(Alteration.TABS)) {
            text = "\t" + spaced(text, "\t");
        }
        return plan.has(Alteration.SPACES) ? spaced(text, "  ").replace("\n", "  \n") + "  " : text;
    }

    private static String safe(String link) {
        return "https://eur03.safelinks.protection.outlook.com/?url="
                + URLEncoder.encode(link, StandardCharsets.UTF_8)
                + "&data=05%7C02%7Cben%40customer.example%7C0b1c%7C0%7C0%7C6390&sdata=k2x%3D&reserved=0";
    }

    private String spaced(String text, String other) {
        StringBuilder spaced = new StringBuilder();
        text.chars().forEach(c -> spaced.append(c == ' ' && random.nextInt(3) == 0 ? other : (char) c));
        return spaced.toString();
    }

    /** At spaces; where the language has none, anywhere. */
    private static String rewrapped(String text, int width) {
        StringBuilder wrapped = new StringBuilder();
        int column = 0;
        boolean spaces = text.length() < 20 || text.indexOf(' ') >= 0;
        for (char c : text.toCharArray()) {
            column = c == '\n' ? 0 : column + 1;
            boolean breaks = column > width && (c == ' ' || !spaces && Character.isIdeographic(c));
            wrapped.append(breaks ? c == ' ' ? "\n" : "\n" + c : String.valueOf(c));
            column = breaks ? 0 : column;
        }
        return wrapped.toString();
    }
}
