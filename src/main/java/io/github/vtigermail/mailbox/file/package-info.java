/** Mailbox files: loading them, naming what is wrong in them, and the folders that their mailboxes put mail aside in. */
package io.github.vtigermail.mailbox.file;
