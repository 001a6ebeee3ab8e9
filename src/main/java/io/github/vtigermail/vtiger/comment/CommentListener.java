package io.github.vtigermail.vtiger.comment;

import java.time.Duration;

/** Follows the attempts to make a comment, for a repository that has to know whether it may exist. */
public interface CommentListener {
    /** Nobody has to know. */
    CommentListener NONE = new CommentListener() {
        @Override
        public void beforeComment(Duration atMost) {}

        @Override
        public void attempted(CommentAttempt attempt) {}
    };

    /**
     * Right before Vtiger is asked to make the comment. Throws an unchecked exception to prevent that.
     *
     * @param atMost how long the request may take
     */
    void beforeComment(Duration atMost);

    /** Vtiger is asked now, has answered, or has not: see {@link CommentAttempt}. */
    void attempted(CommentAttempt attempt);
}
