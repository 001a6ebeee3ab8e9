/** One connection to one folder of an account: what is fetched, marked, moved and waited for there. No Camel routes. */
package io.github.vtigermail.mailbox.imap;
