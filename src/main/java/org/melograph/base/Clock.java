package org.melograph.base;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The only door to the time of day, so that nothing else depends on when it runs. */
public final class Clock {
    private Clock() {}

    /** Now, to the second. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
