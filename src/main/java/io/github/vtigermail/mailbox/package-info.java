/**
 * How mail comes in: a consumer on camel-mail's endpoint that keeps its place in the mailbox by UID. Its routes may be
 * anyone's: what becomes of a mail, the route says by an exchange property ({@link
 * io.github.vtigermail.mailbox.Outcome#PROPERTY}).
 */
package io.github.vtigermail.mailbox;
