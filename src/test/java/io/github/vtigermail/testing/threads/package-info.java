/** Random threads: mails that answer a ticket, as mail programs write them, and what of them the ticket does not have. */
package io.github.vtigermail.testing.threads;
