package io.github.vtigermail.vtiger.comment;

/**
 * Whom Vtiger notifies of a new comment. Its workflows send mails when a comment is added; seen on 8.2, two fields of the
 * comment decide to whom.
 */
public enum Audience {
    /** {@code from_portal}: the ticket's owner. What a help desk wants of a customer's mail. */
    OWNER("from_portal"),
    /** Neither field: the ticket's contact and its organization. What a help desk wants of its own staff's mail. */
    CUSTOMER(null),
    /** {@code is_private}: nobody, and the comment is an internal one. */
    NOBODY("is_private");

    private final String field;

    Audience(String field) {
        this.field = field;
    }

    /** The comment's field to be set to {@code 1}, or null. */
    public String field() {
        return field;
    }
}
