/** Mailbox files: loading them, naming what is wrong in them, and the folders with mail that people check. */
package io.github.vtigermail.mailbox.file;
