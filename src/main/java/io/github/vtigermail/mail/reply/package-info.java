/**
 * What is new in a reply: recognizes the mails that it quotes, the lines that mail programs write around them, and
 * signatures. Text in, text out; in doubt a line stays, since a customer's words must not be lost.
 *
 * <p>{@link io.github.vtigermail.mail.reply.ReplyTrimmer} is the entrance for text,
 * {@link io.github.vtigermail.mail.reply.HtmlHistory} for a page before it becomes text. Both ask {@code ReplyLines},
 * which classifies each line as a {@code LineKind}: with the help of {@code Attributions}, {@code HeaderBlock},
 * {@code HistoryTitle} and {@code SignatureLine}, each of which knows one kind of line, and of {@code ReplyWords},
 * their words in all languages.
 */
package io.github.vtigermail.mail.reply;
