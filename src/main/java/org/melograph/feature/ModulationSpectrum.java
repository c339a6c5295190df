package org.melograph.feature;

import org.melograph.base.Tensor;

/**
 * How fast the level of broad bands goes up and down: the modulation spectrum of a mel spectrogram in dB (after Lee, Shih,
 * Yu and Lin 2009), over windows of six seconds, in bands from beats to tremolo.
 */
final class ModulationSpectrum {
    /** Groups of mel bands. */
    static final int GROUPS = 12;

    private static final double[] EDGES_HERTZ = {0.5, 1, 2, 3, 4, 6, 8, 12, 16};

    /** Bands of modulation. */
    static final int BANDS = 8;

    private static final double WINDOW_SECONDS = 6;

    private ModulationSpectrum() {}

    /**
     * The common logarithm of the mean power of modulation, group by group, in each from slow to fast; -10 where there is
     * none.
     *
     * @param mel levels in dB, axes {@code [mel, frame]}
     */
    static float[] of(Tensor mel, double framesPerSecond) {
        int frames = mel.size(1);
        int length = Math.max(2, (int) Math.round(WINDOW_SECONDS * framesPerSecond));
        float[] window = WindowShape.HANN.periodic(length, length);
        double weight = 0;
        for (float w : window) {
            weight += w * w;
        }
        double[] sums = new double[GROUPS * BANDS];
        float[] level = new float[frames];
        double[] piece = new double[length];
        int windows = Math.max(1, 1 + (frames - length) / Math.max(1, length / 2));
        for (int group = 0; group < GROUPS; group++) {
            levels(mel, group, level);
            for (int w = 0; w < windows; w++) {
                int start = w * (length / 2);
                int count = Math.min(length, frames - start);
                double mean = 0;
                for (int t = 0; t < count; t++) {
                    mean += level[start + t] / count;
                }
                for (int t = 0; t < length; t++) {
                    piece[t] = t < count ? window[t] * (level[start + t] - mean) : 0;
                }
                addPower(piece, framesPerSecond, sums, group * BANDS);
            }
        }
        float[] logarithms = new float[sums.length];
        for (int i = 0; i < sums.length; i++) {
            logarithms[i] = (float) Math.log10(Math.max(1e-10, sums[i] / (windows * weight)));
        }
        return logarithms;
    }

    private static void levels(Tensor mel, int group, float[] into) {
        int frames = mel.size(1);
        int from = group * mel.size(0) / GROUPS;
        int to = Math.max(from + 1, (group + 1) * mel.size(0) / GROUPS);
        for (int t = 0; t < frames; t++) {
            double sum = 0;
            for (int band = from; band < to; band++) {
                sum += mel.values()[band * frames + t];
            }
            into[t] = (float) (sum / (to - from));
        }
    }

    /** Adds the mean power of the frequencies in each band: a plain Fourier sum, since few of them are wanted. */
    private static void addPower(double[] piece, double framesPerSecond, double[] sums, int offset) {
        double perBin = framesPerSecond / piece.length;
        for (int band = 0; band < BANDS; band++) {
            int first = (int) Math.ceil(EDGES_HERTZ[band] / perBin);
            int last = (int) Math.min(Math.ceil(EDGES_HERTZ[band + 1] / perBin) - 1, piece.length / 2.0);
            double power = 0;
            for (int bin = first; bin <= last; bin++) {
                power += power(piece, bin);
            }
            sums[offset + band] += last < first ? 0 : power / (last - first + 1);
        }
    }

    /** The squared magnitude at one frequency, by Goertzel's recursion. */
    private static double power(double[] piece, int bin) {
        double twice = 2 * Math.cos(2 * Math.PI * bin / piece.length);
        double before = 0;
        double now = 0;
        for (double value : piece) {
            double next = value + twice * now - before;
            before = now;
            now = next;
        }
        return now * now + before * before - twice * now * before;
    }
}
