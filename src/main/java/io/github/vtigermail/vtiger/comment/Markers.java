package io.github.vtigermail.vtiger.comment;

import io.github.vtigermail.vtiger.failure.MarkerNotKeptException;
import io.github.vtigermail.vtiger.failure.OptionNames;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether Vtiger keeps the markers of comments, by its answers. Where its user may not write the field, it drops the value in
 * silence, and nothing prevents second comments any more: so none is made.
 */
public final class Markers {
    private static final Logger LOG = LoggerFactory.getLogger(Markers.class);

    private final OptionNames names;
    private volatile boolean dropped;

    public Markers(OptionNames names) {
        this.names = names;
    }

    /** Before a comment is made. @throws MarkerNotKeptException if Vtiger dropped a marker */
    public void check() throws MarkerNotKeptException {
        if (dropped) {
            throw new MarkerNotKeptException(names);
        }
    }

    /** After a comment was made. @param kept what Vtiger says that it kept @return whether that is the same, capitals aside */
    public boolean compare(String sent, String kept) {
        boolean same = kept.equalsIgnoreCase(sent);
        if (!dropped && !same) {
            dropped = true;
            LOG.error("{}", new MarkerNotKeptException(names).getMessage());
        }
        return same;
    }
}
