package org.melograph.gate.canary.feature;

import java.util.concurrent.Callable;

/** Swallows what it should let through. */
public final class CatchesEverything {
    public double orZero(Callable<Double> work) {
        try {
            return work.call();
        } catch (Exception e) {
            return 0;
        }
    }
}
