package org.melograph.gate.canary.feature;

import java.util.Collections;
import java.util.List;

/** Shuffles without a generator. */
public final class ShufflesUnseeded {
    public void shuffle(List<String> songs) {
        Collections.shuffle(songs);
    }
}
