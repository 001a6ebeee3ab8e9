package io.github.vtigermail.vtiger.failure;

/** Vtiger does not keep the field by which comments are found again, so that a comment could be made twice. None is made. */
public final class MarkerNotKeptException extends VtigerUnavailableException {
    private static final long serialVersionUID = 1L;

    public MarkerNotKeptException(OptionNames names) {
        super(
                "MARKER_NOT_KEPT",
                "Vtiger does not keep the field \"source\" of comments, by which a comment is found again, so no further "
                        + "comments are made; give the role of " + names.of("username")
                        + " the right to write that field, then restart");
    }
}
