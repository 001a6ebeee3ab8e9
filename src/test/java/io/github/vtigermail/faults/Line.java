package io.github.vtigermail.faults;

/**
 * A line of the report: what was broken, how often, and what came of the mails.
 *
 * @param fault what broke, as the table names it
 * @param how in which manner
 * @param faults how often
 * @param tally what came of the mails
 * @param seconds from the first mail to the last check
 * @param beside a further figure, or empty
 */
record Line(String fault, String how, long faults, Tally tally, double seconds, String beside) {}
