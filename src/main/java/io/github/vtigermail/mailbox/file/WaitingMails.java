package io.github.vtigermail.mailbox.file;

/**
 * The mails of a mailbox that the connector would look at when it is started.
 *
 * @param first whether that would be the first look at this mailbox
 * @param mails how many there are
 * @param looked the subjects of how many of them were looked at: those of the newest
 * @param withTicket how many of those have a ticket reference in their subject
 * @param tickets how many different references these have
 */
public record WaitingMails(boolean first, int mails, int looked, int withTicket, int tickets) {}
