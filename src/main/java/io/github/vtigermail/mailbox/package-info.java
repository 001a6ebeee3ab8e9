/**
 * How mail comes in: the component {@code vtiger-imaps}, with a consumer of our own on camel-mail's endpoint that
 * keeps a cursor by UID. A route may set what becomes of a mail by an exchange property ({@link
 * io.github.vtigermail.mailbox.Outcome#PROPERTY}).
 */
package io.github.vtigermail.mailbox;
