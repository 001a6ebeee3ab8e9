package io.github.vtigermail.vtiger.failure;

/** Vtiger answers with more than is read of an answer, so fewer rows have to be asked for. */
public final class AnswerTooLargeException extends VtigerRefusedException {
    private static final long serialVersionUID = 1L;

    public AnswerTooLargeException() {
        super(
                "ANSWER_TOO_LARGE",
                "the rows of the answer are larger than what is read of one; ask for fewer with limit");
    }
}
