package io.github.vtigermail.ops.startup;

/**
 * Names Angus Mail's own streams to the mail API. Unless they are named, it looks for them on the whole class path for each
 * part of a mail: half the time of reading a small one and more, see docs/reading.md. The setting is one of the whole JVM, so it is
 * made only where that is the connector's own.
 */
public final class AngusStreams {
    /** The mail API's setting; the same is the name of the type that is looked for. */
    private static final String STREAMS = "jakarta.mail.util.StreamProvider";

    private AngusStreams() {}

    /** Leaves alone what the command line says. */
    public static void register() {
        System.getProperties().putIfAbsent(STREAMS, "org.eclipse.angus.mail.util.MailStreamProvider");
    }
}
