/**
 * End-to-end tests, from a mail in a mailbox to the comment in the Vtiger stand-in: the connector in the JVM of the test
 * ({@code HelpDesk}, the {@code …Test} classes), or as it is delivered (the {@code …IT} classes).
 */
package io.github.vtigermail.endtoend;
