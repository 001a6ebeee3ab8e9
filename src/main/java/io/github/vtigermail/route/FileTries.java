package io.github.vtigermail.route;

import io.github.vtigermail.vtiger.NotAnEnvelope;
import io.github.vtigermail.vtiger.RequestTooLarge;
import io.github.vtigermail.vtiger.SessionLost;
import io.github.vtigermail.vtiger.VtigerCall;
import org.apache.camel.Exchange;

/**
 * How often a mail's files failed to reach Vtiger, and whether it is time to make the comment without them. A request over
 * PHP's {@code post_max_size} fails as if the database were down (seen on Vtiger 8.2); that Vtiger answers to the question
 * for the marker before each further try tells the two apart.
 */
final class FileTries {
    private static final String PROPERTY = "VtigerFileTries";

    /** In bytes: what no usual server refuses for its size. */
    private static final long SMALL = 2 * 1024 * 1024;

    private int failed;
    private boolean over;

    private FileTries() {}

    static FileTries on(Exchange exchange) {
        FileTries tries = exchange.getProperty(PROPERTY, FileTries.class);
        if (tries == null) {
            tries = new FileTries();
            exchange.setProperty(PROPERTY, tries);
        }
        return tries;
    }

    /** These were an earlier exchange's of the same mail. */
    void goOn(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** Whether the comment is to be made without its files. */
    boolean areOver() {
        return over;
    }

    /**
     * A call failed. If it was the question for the marker, Vtiger is down, and what failed before says nothing of files.
     *
     * @param call null if none was made yet
     * @return whether the files are given up by that
     */
    boolean failed(VtigerCall call, Exception fault) {
        if (call == null || !call.operation().equals("create")) {
            failed = 0;
            over = false;
            return false;
        }
        if (call.files().isEmpty() || fault instanceof SessionLost) {
            return false;
        }
        failed++;
        over = failed >= most(call, fault);
        return over;
    }

    private static int most(VtigerCall call, Exception fault) {
        if (fault instanceof RequestTooLarge) {
            return 1;
        }
        if (fault instanceof NotAnEnvelope answer && answer.isSilentFailure()) {
            return call.fileBytes() >= SMALL ? 1 : 2;
        }
        return 3; // one try less than there are, see failures.camel.yaml
    }

    @Override
    public String toString() {
        return "FileTries[" + failed + "]";
    }
}
