package org.melograph.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time of the whole process, of all its threads, collector and compiler included. */
final class CpuClock {
    private CpuClock() {}

    /** Milliseconds spent so far; it counts in hundredths of a second. */
    static double milliseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }

    /** Milliseconds that the calling thread spent so far; on a machine that is not busy, wall time is hardly more. */
    static double threadMilliseconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }
}
