package io.github.vtigermail.mail.reply;

import io.github.vtigermail.mail.mime.CleanText;
import java.util.function.Supplier;

/**
 * Whose mail a page quotes, by the line above the quote or by its own head. Somebody else's mail was forwarded, with all that it
 * quotes itself. It reads the page's text in its order.
 */
final class QuoteOwner {
    private static final int MAX_ABOVE = 400; // characters of the text above a quote, and of its head
    private static final int MAX_HEADS = 50;
    private static final int MIN_DIGITS = 4; // of the date in a head

    private final Correspondents people;
    private final StringBuilder above = new StringBuilder(); // the end of the text so far
    private int heads;
    private boolean another; // neither the writer nor a recipient

    QuoteOwner(Correspondents people) {
        this.people = people;
    }

    void noteText(String text) {
        above.append(CleanText.line(text, MAX_ABOVE));
        trim();
    }

    void noteLineEnd() {
        int length = above.length();
        if (length < 2 || above.charAt(length - 1) != '\n' || above.charAt(length - 2) != '\n') {
            above.append('\n');
            trim();
        }
    }

    private void trim() {
        above.delete(0, Math.max(0, above.length() - MAX_ABOVE));
    }

    /** Whether this quote, or one before, is of somebody else. @param head the text that it begins with */
    boolean isAnother(Supplier<String> head) {
        if (!another) {
            String[] before = above.toString().strip().split("\n");
            String last = before[before.length - 1];
            boolean wrapped = last.indexOf('@') < 0 && before.length > 1;
            another = isForeignLine(wrapped ? before[before.length - 2] + " " + last : last)
                    || ++heads <= MAX_HEADS && isForeignHead(head.get());
        }
        return another;
    }

    /** Whether it begins with an address of somebody else, a colon and a date, as programs write them in any language. */
    private boolean isForeignHead(String text) {
        String head = text.substring(0, Math.min(text.length(), MAX_ABOVE));
        return people.isForeign(head)
                && head.indexOf(':') >= 0
                && head.chars().filter(Character::isDigit).count() >= MIN_DIGITS;
    }

    private boolean isForeignLine(String line) {
        return ReplyWords.endsInColon(line) && people.isForeign(line);
    }
}
