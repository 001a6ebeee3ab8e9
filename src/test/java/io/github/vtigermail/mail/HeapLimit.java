package io.github.vtigermail.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Limits the heap of a fuzz target. Jazzer needs more heap to start, when it scans the whole JDK, so {@code -Xmx}
 * cannot be that small: after the start, the heap beyond the limit is filled.
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

    /** Once per JVM, in megabytes by the system property {@code fuzz.heap}; without it there is no limit. */
    static void apply() {
        // loading the class did it
    }

    private static long free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    }
}
