package org.melograph.feature;

import org.melograph.base.Tensor;

/** Something computed from a clip's power spectra while they go by; used by one thread, for one clip. */
interface SpectrumReader {
    /** How often the spectra must go by: 2 where something must be known of the whole clip first. */
    default int passes() {
        return 1;
    }

    /** Takes the next frames; they are overwritten afterwards. */
    void read(int pass, PowerFrames frames);

    /** What came out, after the last pass. */
    Tensor result();
}
