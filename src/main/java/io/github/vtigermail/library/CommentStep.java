package io.github.vtigermail.library;

/** Makes the comment, on the ticket that the subject names; then a header has the comment's id. */
public final class CommentStep extends VtigerStep {
    public CommentStep() {
        super("step-comment");
    }
}
