package org.melograph.feature;

import java.util.Arrays;
import java.util.List;
import org.melograph.base.Param;

/** The curve a frame of sound is weighted with before its transform, so that its cut edges do not smear the spectrum. */
enum WindowShape {
    /** Raised cosine; librosa's default. */
    HANN("hann", 0.5, 0.5, 0),
    /** Raised cosine on a pedestal. */
    HAMMING("hamming", 0.54, 0.46, 0),
    /** Two cosines: lower side lobes, a wider main lobe. */
    BLACKMAN("blackman", 0.42, 0.5, 0.08),
    /** No weighting. */
    BOXCAR("boxcar", 1, 0, 0);

    private final String id;
    private final double constant;
    private final double once;
    private final double twice;

    WindowShape(String id, double constant, double once, double twice) {
        this.id = id;
        this.constant = constant;
        this.once = once;
        this.twice = twice;
    }

    /** The setting that chooses a shape, with scipy's names. */
    static final Param.Choice PARAM = new Param.Choice(
            "window",
            "Window",
            "The curve each frame is weighted with, by scipy's name.",
            HANN.id,
            Arrays.stream(values()).map(w -> w.id).toList());

    /** The shape of a written name, one of {@link #PARAM}'s choices. */
    static WindowShape byId(String id) {
        return List.of(values()).stream()
                .filter(w -> w.id.equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** How many bins wide a tone becomes under the curve: its equivalent noise bandwidth. */
    double bandwidth() {
        double mean = constant;
        return (mean * mean + (once * once + twice * twice) / 2) / (mean * mean);
    }

    /** One period of the curve in {@code length} samples, in the middle of {@code size} with zeros around it. */
    float[] periodic(int length, int size) {
        float[] weights = new float[size];
        int before = (size - length) / 2;
        for (int i = 0; i < length; i++) {
            double phase = 2 * Math.PI * i / length;
            weights[before + i] = (float) (constant - once * Math.cos(phase) + twice * Math.cos(2 * phase));
        }
        return weights;
    }
}
