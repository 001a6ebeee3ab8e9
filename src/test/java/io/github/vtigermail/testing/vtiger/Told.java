package io.github.vtigermail.testing.vtiger;

/** Whom Vtiger mails a new comment to. */
public enum Told {
    /** The ticket's contact (and organization): the workflows as they come. */
    CUSTOMER,
    /** The ticket's owner: the comment was posted with {@code from_portal} set. */
    OWNER,
    /** Nobody: the comment is private, or its ticket is not there. */
    NOBODY
}
