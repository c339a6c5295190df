package org.melograph.gate.canary.music;

import be.tarsos.dsp.AudioEvent;

/** Listens with TarsosDSP outside feature. */
public interface DetectsPitch {
    AudioEvent event();
}
