package io.github.vtigermail.mailbox.options;

/** Whom Vtiger tells of the comments from a mailbox: its option {@code notify}. */
public enum NotificationTarget {
    /** The ticket's owner of a mail from outside, the customer of a mail from the staff. */
    AUTO,
    /** The ticket's owner, whoever wrote. */
    OWNER,
    /** The ticket's contact, whoever wrote: a customer's own words go back to him. */
    CUSTOMER,
    /** Nobody; the comment is an internal one. */
    NOBODY
}
