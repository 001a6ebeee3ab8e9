/**
 * The text of a mail: the best of several alternatives, HTML and RTF as the text that a person reads, flowed text, and
 * calendars as a line. Quoted mails and signatures are still in it; {@code mail.reply} removes them.
 */
package io.github.vtigermail.mail.text;
