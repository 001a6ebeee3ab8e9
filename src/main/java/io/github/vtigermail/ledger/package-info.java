/**
 * Which mails became which comments, how far each mailbox is settled, and which mails became dead letters. Plain JDBC;
 * knows nothing of what a mail says, or of Vtiger.
 */
package io.github.vtigermail.ledger;
