package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;

/**
 * Tells tones, which last, from strokes, which reach over all frequencies: the median over time against the median over
 * frequency of each magnitude (Fitzgerald 2010), as soft masks with margins (Driedger, Müller and Disch 2014); as librosa's
 * {@code decompose.hpss}. Frames come out half a median later than they go in; no more of them is held.
 */
final class MedianSeparation {
    /** The settings of the separation. */
    static final List<Param> PARAMS = List.of(
            new Param.Whole(
                    "kernel_harmonic",
                    "Frames of the median",
                    "Frames in the median over time, odd; more of them leave only longer tones.",
                    31,
                    1,
                    255),
            new Param.Whole(
                    "kernel_percussive",
                    "Bins of the median",
                    "Bins in the median over frequency, odd; more of them leave only broader strokes.",
                    31,
                    1,
                    255),
            new Param.Real(
                    "power", "Mask power", "How hard the parts are told apart: 1 softest, 2 as Wiener.", 2.0, 1, 8),
            new Param.Real(
                    "margin",
                    "Margin",
                    "How many times one part must exceed the other; above 1 leaves a rest that belongs to neither.",
                    1.0,
                    1,
                    20));

    private static final float TINY = Float.MIN_NORMAL;

    private final HarmonicPercussive.Part part;
    private final int frames;
    private final int bins;
    private final int width;
    private final int reach;
    private final int binReach;
    private final float power;
    private final float margin;
    private final Taker taker;
    private final SlidingMedian overTime;
    private final SlidingMedian overBins;
    // As many frames as the median over time needs, each in the slot of its number's remainder.
    private final float[][] magnitudes;
    private final float[][] strokes;
    private final float[] lanes;
    private final float[] medians;
    private final float[] tones;
    private final float[] mask;
    private int arrived;
    private int told;

    /** Takes what is told of each frame. */
    interface Taker {
        /**
         * Takes a frame, in their order; the arrays are overwritten afterwards.
         *
         * @param mask the share of each bin that belongs to the part, 0 to 1
         * @param magnitude of each bin of the whole
         */
        void take(int frame, float[] mask, float[] magnitude);
    }

    /**
     * A separation of {@code frames} frames that are yet to come.
     *
     * @param part what is wanted of them
     */
    MedianSeparation(Params params, HarmonicPercussive.Part part, int bins, int frames, Taker taker)
            throws BadInputException {
        this.part = part;
        this.bins = bins;
        this.frames = frames;
        this.taker = taker;
        int kernelFrames = odd(params, "kernel_harmonic");
        int kernelBins = odd(params, "kernel_percussive");
        power = (float) params.real("power");
        margin = (float) params.real("margin");
        reach = kernelFrames / 2;
        binReach = kernelBins / 2;
        width = (bins + SPECIES.length() - 1) / SPECIES.length() * SPECIES.length();
        overTime = new SlidingMedian(kernelFrames, width);
        overBins = new SlidingMedian(kernelBins, LANES);
        magnitudes = new float[kernelFrames + 1][width];
        strokes = new float[kernelFrames + 1][width];
        lanes = new float[bins * LANES];
        medians = new float[bins * LANES];
        tones = new float[width];
        mask = new float[width];
    }

    private static int odd(Params params, String name) throws BadInputException {
        int value = params.whole(name);
        if (value % 2 == 0) {
            throw new BadInputException("'" + name + "' cannot be " + value + ". Give an odd number.");
        }
        return value;
    }

    /** How many frames come in before the first comes out. */
    int delay() {
        return reach;
    }

    /** Takes the next frames. */
    void read(PowerFrames batch) {
        Stft.magnitude(batch.power, lanes);
        mediansOverBins();
        for (int lane = 0; lane < batch.count; lane++) {
            float[] magnitude = magnitudes[arrived % magnitudes.length];
            float[] stroke = strokes[arrived % strokes.length];
            for (int bin = 0, at = lane; bin < bins; bin++, at += LANES) {
                magnitude[bin] = lanes[at];
                stroke[bin] = medians[at];
            }
            arrived++;
            if (arrived > reach) {
                tell();
            }
            if (arrived == frames) {
                while (told < frames) {
                    tell();
                }
            }
        }
    }

    private void mediansOverBins() {
        overBins.clear();
        for (int k = -binReach; k <= binReach; k++) {
            overBins.add(lanes, mirrored(k, bins) * LANES);
        }
        overBins.medians(medians, 0);
        for (int bin = 1; bin < bins; bin++) {
            overBins.slide(
                    lanes, mirrored(bin - 1 - binReach, bins) * LANES, lanes, mirrored(bin + binReach, bins) * LANES);
            overBins.medians(medians, bin * LANES);
        }
    }

    /** Beyond its ends a row goes on as its mirror image, the end itself twice: scipy's {@code reflect}. */
    private static int mirrored(int at, int size) {
        int period = Math.floorMod(at, 2 * size);
        return period < size ? period : 2 * size - 1 - period;
    }

    private float[] magnitudeOf(int frame) {
        return magnitudes[mirrored(frame, frames) % magnitudes.length];
    }

    private void tell() {
        if (told == 0) {
            for (int t = -reach; t <= reach; t++) {
                overTime.add(magnitudeOf(t), 0);
            }
        } else {
            overTime.slide(magnitudeOf(told - 1 - reach), 0, magnitudeOf(told + reach), 0);
        }
        overTime.medians(tones, 0);
        float[] stroke = strokes[told % strokes.length];
        if (part == HarmonicPercussive.Part.HARMONIC) {
            share(tones, stroke);
        } else {
            share(stroke, tones);
        }
        taker.take(told, mask, magnitudes[told % magnitudes.length]);
        told++;
    }

    private void share(float[] own, float[] other) {
        float nobodys = margin == 1 ? 0.5f : 0;
        for (int i = 0; i < width; i += SPECIES.length()) {
            FloatVector x = FloatVector.fromArray(SPECIES, own, i);
            FloatVector y = FloatVector.fromArray(SPECIES, other, i).mul(margin);
            FloatVector larger = x.max(y);
            VectorMask<Float> silent = larger.compare(VectorOperators.LT, TINY);
            larger = larger.blend(1, silent);
            x = raised(x.div(larger));
            y = raised(y.div(larger));
            x.div(x.add(y)).blend(nobodys, silent).intoArray(mask, i);
        }
    }

    private FloatVector raised(FloatVector part) {
        return power == 2 ? part.mul(part) : power == 1 ? part : part.lanewise(VectorOperators.POW, power);
    }
}
