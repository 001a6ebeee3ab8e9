package io.github.vtigermail.vtiger.failure;

/**
 * Vtiger was asked to make a comment and has not answered. PHP may go on with a request whose client is gone, so that to ask
 * at once for the comment's marker would prove nothing: after the settle time it is asked for.
 */
public final class AnswerOverdueException extends VtigerException {
    private static final long serialVersionUID = 1L;

    public AnswerOverdueException(OptionNames names) {
        this("", names);
    }

    /** @param instead what came in place of Vtiger's answer */
    public AnswerOverdueException(VtigerException instead, OptionNames names) {
        this(" (" + instead.getMessage() + ")", names);
    }

    private AnswerOverdueException(String instead, OptionNames names) {
        super(
                "NO_ANSWER",
                "Vtiger has not answered whether it made the comment" + instead + "; it is asked again after "
                        + names.of("settleTime"));
    }

    @Override
    public boolean mayStillBeCarriedOut() {
        return true;
    }
}
