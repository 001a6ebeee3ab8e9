/**
 * Which mails became comments, the mailboxes' cursors, and why mails became dead letters. Plain JDBC; knows nothing of the
 * content of mails or of Vtiger.
 */
package io.github.vtigermail.ledger;
