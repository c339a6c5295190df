package org.melograph.gate.canary.feature;

import java.util.Random;

/** Draws without a seed. */
public final class RollsDice {
    public int roll() {
        return new Random().nextInt(6);
    }
}
