package io.github.vtigermail.testing.mail;

import jakarta.mail.Flags;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** IMAP's names of a mail's flags. */
final class FlagNames {

    private static final Map<Flags.Flag, String> SYSTEM = Map.of(
            Flags.Flag.ANSWERED, "\\Answered",
            Flags.Flag.DELETED, "\\Deleted",
            Flags.Flag.DRAFT, "\\Draft",
            Flags.Flag.FLAGGED, "\\Flagged",
            Flags.Flag.SEEN, "\\Seen");

    private FlagNames() {}

    /** All but {@code \Recent}, which tells of the session and not of the mail. */
    static Set<String> of(Flags flags) {
        Set<String> names = new TreeSet<>(Set.of(flags.getUserFlags()));
        for (Flags.Flag flag : flags.getSystemFlags()) {
            if (SYSTEM.containsKey(flag)) {
                names.add(SYSTEM.get(flag));
            }
        }
        return names;
    }
}
