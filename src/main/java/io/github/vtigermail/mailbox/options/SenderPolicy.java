package io.github.vtigermail.mailbox.options;

/** Who may write to a ticket by mail: the option {@code senders}. */
public enum SenderPolicy {
    /** Anyone. If the sender is not a contact of the CRM, the comment says so. */
    ANYONE,
    /** Contacts and organizations of the CRM. */
    CONTACTS,
    /** The ticket's own contact or organization, the contacts of that organization, and addresses in its comments. */
    TICKET,
    /** The ticket's own contact. */
    CONTACT
}
