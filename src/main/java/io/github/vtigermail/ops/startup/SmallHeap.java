package io.github.vtigermail.ops.startup;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Makes the JVM return heap that is not in use: the connector waits most of the time, and would otherwise keep what only its
 * start needed (25 of 155 MB, see docs/footprint.md). A jar cannot set such options of the JVM.
 */
public final class SmallHeap {
    private SmallHeap() {}

    /** Does nothing on a JVM without these options. */
    public static void enable() {
        try {
            HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            if (vm == null) {
                return;
            }
            vm.setVMOption("MinHeapFreeRatio", "10");
            vm.setVMOption("MaxHeapFreeRatio", "30");
        } catch (IllegalArgumentException | LinkageError e) {
            // Not HotSpot, or a collector without these options.
        }
    }
}
