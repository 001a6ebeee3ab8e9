package io.github.vtigermail.ops.startup;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Tells the JVM to keep little more heap than is in use: the connector waits most of the time, and what its start needed
 * would stay its own for ever (25 MB of 155, see docs/footprint.md). A jar cannot carry the JVM's options for that.
 */
public final class SmallHeap {
    private SmallHeap() {}

    /** Does nothing on a JVM that has no such options. */
    public static void enable() {
        try {
            HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            if (vm == null) {
                return;
            }
            vm.setVMOption("MinHeapFreeRatio", "10");
            vm.setVMOption("MaxHeapFreeRatio", "30");
        } catch (IllegalArgumentException | LinkageError e) {
            // Not HotSpot, or a collector without them: then the heap stays as large as it is.
        }
    }
}
