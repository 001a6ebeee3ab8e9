/** Which mails of a mailbox are settled, by UID, and which connector works on it. The ledger keeps both. */
package io.github.vtigermail.mailbox.cursor;
