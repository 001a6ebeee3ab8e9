/**
 * What a mail quotes: the older mails below an answer or between its lines, what programs write above and around them, and
 * signatures. Text in, text out. In doubt a line stays, since a customer's words must not be lost.
 */
package io.github.vtigermail.mail.reply;
