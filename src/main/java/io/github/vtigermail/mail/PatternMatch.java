package io.github.vtigermail.mail;

/**
 * A ticket reference, and the subject pattern that found it.
 *
 * @param reference what was found
 * @param number of the pattern in its list, from 1 on
 * @param pattern the regular expression
 */
public record PatternMatch(TicketReference reference, int number, String pattern) {}
