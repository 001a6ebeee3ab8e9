package io.github.vtigermail.mail.text;

import java.util.function.UnaryOperator;

/**
 * A text of a mail, twice, since what a mail program marked as quoted is removed from a page before it becomes text.
 *
 * @param whole all of it
 * @param unquoted without what was removed; the same as the whole if nothing was
 */
public record BodyText(String whole, String unquoted) {

    static final BodyText NOTHING = of("");

    /** A text from which nothing was removed. */
    public static BodyText of(String text) {
        return new BodyText(text, text);
    }

    public BodyText {
        unquoted = unquoted.equals(whole) ? whole : unquoted;
    }

    /** Whether something was removed. */
    boolean isCut() {
        return whole != unquoted;
    }

    /** Changes both; what is the same is changed once. */
    public BodyText map(UnaryOperator<String> change) {
        String changed = change.apply(whole);
        return new BodyText(changed, isCut() ? change.apply(unquoted) : changed);
    }

    /** Replaces what is blank by another text. */
    BodyText orElse(BodyText other) {
        return new BodyText(whole.isBlank() ? other.whole : whole, unquoted.isBlank() ? other.unquoted : unquoted);
    }
}
