package io.github.vtigermail.mail;

/**
 * A ticket reference, and the subject pattern that found it.
 *
 * @param reference the reference that was found
 * @param number the pattern's number in its list, from 1 on
 * @param pattern the regular expression
 */
public record PatternMatch(TicketReference reference, int number, String pattern) {}
