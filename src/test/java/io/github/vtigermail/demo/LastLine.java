package io.github.vtigermail.demo;

import io.github.vtigermail.testing.TempFolder;

/** The end of a program that runs in Maven's JVM. */
final class LastLine {
    private LastLine() {}

    /**
     * Says the last line and ends the JVM at once: Debian's Maven would write escape codes behind it, and any Maven, after a
     * failure, a page of advice on Maven.
     */
    static void end(int exitCode, String line) {
        System.out.println(line);
        System.out.flush();
        try {
            TempFolder.closeAll();
        } finally {
            Runtime.getRuntime().halt(exitCode);
        }
    }
}
