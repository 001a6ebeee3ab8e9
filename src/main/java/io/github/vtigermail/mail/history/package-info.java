/**
 * What a mail says that its ticket does not have yet: compares the lines of a mail with the ticket's texts. Values in, values out;
 * in doubt a line is new, since a customer's words must not be lost.
 *
 * <p>{@link io.github.vtigermail.mail.history.NewText} is the entrance. {@code ComparedLines} says of each line which of its words
 * {@code KnownTexts} have, {@code QuotedPassages} which of these lines are a quote in one piece, {@code Comparison} which are old.
 */
package io.github.vtigermail.mail.history;
