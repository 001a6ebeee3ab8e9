package io.github.vtigermail.mailbox.options;

/** Whom Vtiger notifies of the comments from a mailbox: the option {@code notify}. */
public enum NotificationTarget {
    /** The ticket's owner if the mail is from outside, the customer if it is from the staff. */
    AUTO,
    /** The ticket's owner, no matter who wrote. */
    OWNER,
    /** The ticket's contact, no matter who wrote: customers get their own words back. */
    CUSTOMER,
    /** Nobody: the comment is internal. */
    NOBODY
}
