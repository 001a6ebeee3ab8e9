/**
 * The fault bench ({@code mvn -Pfaults verify}): the packaged connector as a process, a mail server and the Vtiger stand-in,
 * something that breaks, and a count of what came of the mails. One class a line of the table in docs/reliability.md.
 */
package io.github.vtigermail.faults;
