package org.melograph.gate.canary.feature;

import java.time.Instant;
import java.util.function.Supplier;

/** Depends on when it runs, through a method reference. */
public final class AsksTheTime {
    public Supplier<Instant> now() {
        return Instant::now;
    }
}
