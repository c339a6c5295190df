package org.melograph.gate.canary.music;

import org.bytedeco.javacpp.FloatPointer;

/** Native memory in a value. */
public interface PointsAtNativeMemory {
    FloatPointer samples();
}
