/**
 * The text of a mail: of several forms of it the best one, HTML and RTF as the text that a person reads, flowed text,
 * calendars as a line. Older mails and signatures are still in it; {@code mail.reply} takes them out.
 */
package io.github.vtigermail.mail.text;
