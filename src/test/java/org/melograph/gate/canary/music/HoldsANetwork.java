package org.melograph.gate.canary.music;

import org.nd4j.linalg.api.ndarray.INDArray;

/** A value made of ND4J arrays. */
public interface HoldsANetwork {
    INDArray weights();
}
