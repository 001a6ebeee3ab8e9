package io.github.vtigermail.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Leaves a fuzz target as much of the heap as a setting says. Jazzer needs more than that for its start, where it looks
 * through all of the JDK, so {@code -Xmx} cannot be that small: what is beyond the limit is filled when the start is over.
 */
final class HeapLimit {

    private static final int MEGABYTE = 1024 * 1024;
    private static final List<byte[]> FILLED = new ArrayList<>();
    private static final int LEFT = Integer.getInteger("fuzz.heap", 0);

    static {
        System.gc();
        while (LEFT > 0 && free() > (long) LEFT * MEGABYTE) {
            FILLED.add(new byte[MEGABYTE]);
        }
    }

    private HeapLimit() {}

    /** Once in a JVM, in megabytes by the system property {@code fuzz.heap}; without it there is no limit. */
    static void apply() {
        // loading the class has done it
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
