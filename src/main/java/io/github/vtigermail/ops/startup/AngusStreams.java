package io.github.vtigermail.ops.startup;

/**
 * Tells the mail API to use Angus Mail's streams. Otherwise it searches the whole class path for them for each part of a mail,
 * which takes at least half the time of reading a small one: see docs/reading.md. A system property concerns the whole JVM,
 * so only the standalone connector sets it.
 */
public final class AngusStreams {
    /** The system property; also the name of the type that is searched for. */
    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    private AngusStreams() {}

    /** Does not override the command line. */
    public static void register() {
        System.getProperties().putIfAbsent(STREAMS, "org.eclipse.angus.mail.util.MailStreamProvider");
    }
}
