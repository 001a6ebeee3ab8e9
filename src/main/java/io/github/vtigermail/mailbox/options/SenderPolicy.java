package io.github.vtigermail.mailbox.options;

/** Who may write to a ticket by mail: a mailbox's option {@code senders}. */
public enum SenderPolicy {
    /** Anyone; the comment says so of whom is not a contact of the CRM. */
    ANYONE,
    /** Who is a contact or an organization of the CRM. */
    CONTACTS,
    /** The ticket's own contact or organization, and whose address stands in one of its comments. */
    TICKET
}
