/**
 * Whole lines, from a mail in a mailbox to the comment in the Vtiger stand-in: the connector in the test's own process
 * ({@code HelpDesk}, the {@code …Test} classes), or as it is delivered (the {@code …IT} classes).
 */
package io.github.vtigermail.endtoend;
