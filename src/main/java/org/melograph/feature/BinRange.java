package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;

/**
 * Neighbouring bins of a spectrum.
 *
 * @param first the lowest bin, 0 or more
 * @param last the highest bin, {@code first} or more
 */
record BinRange(int first, int last) {
    /** Bins at the bottom that {@link #octaves} leaves as they are. */
    private static final int KEPT = 16;

    /** Bands in an octave of {@link #octaves}. */
    private static final int PER_OCTAVE = 8;

    /** Bands of equally many bins, as nearly as that goes; with more bands than bins, neighbours share one. */
    static List<BinRange> linear(int bins, int count) {
        List<BinRange> bands = new ArrayList<>();
        for (int band = 0; band < count; band++) {
            bands.add(between((double) bins * band / count, (double) bins * (band + 1) / count, bins));
        }
        return bands;
    }

    /** Bands that are equally wide on Slaney's mel scale, from 0 Hz to half the sample rate. */
    static List<BinRange> mel(FrameSettings settings, int count) {
        int bins = settings.bins();
        double half = settings.sampleRate() / 2.0;
        MelScale scale = new MelScale(count, 0, half, false);
        double top = scale.mel(half);
        List<BinRange> bands = new ArrayList<>();
        for (int band = 0; band < count; band++) {
            // The bin at half the sample rate belongs to the last band.
            bands.add(between(
                    scale.hertz(top * band / count) / half * bins,
                    scale.hertz(top * (band + 1) / count) / half * bins,
                    bins));
        }
        return bands;
    }

    private static BinRange between(double from, double to, int bins) {
        int first = Math.min((int) Math.round(from), bins - 1);
        return new BinRange(first, Math.max(first, (int) Math.round(to) - 1));
    }

    /**
     * The 16 lowest bins one by one, then of the bins 2^k + 1 to 2^(k+1), counted from 1, eight bands of equally many, for k
     * from 3 as long as there are bins. Bins 9 to 16 come twice: the paper says so, and 1025 bins become its 72 bands.
     *
     * @throws BadInputException when there are fewer bins than are kept
     */
    static List<BinRange> octaves(int bins) throws BadInputException {
        if (bins < KEPT) {
            throw new BadInputException("A spectrum of " + bins + " bins has no octaves above the lowest " + KEPT
                    + " bins. Give a larger 'n_fft'.");
        }
        List<BinRange> bands = new ArrayList<>();
        for (int bin = 0; bin < KEPT; bin++) {
            bands.add(new BinRange(bin, bin));
        }
        for (int octave = PER_OCTAVE; 2 * octave <= bins; octave *= 2) {
            int width = octave / PER_OCTAVE;
            for (int band = 0; band < PER_OCTAVE; band++) {
                int first = octave + band * width;
                bands.add(new BinRange(first, first + width - 1));
            }
        }
        return bands;
    }

    /** The mean over each band. */
    static BandFilters means(List<BinRange> bands, int bins) {
        float[][] weights = new float[bands.size()][bins];
        for (int b = 0; b < weights.length; b++) {
            BinRange band = bands.get(b);
            for (int bin = band.first; bin <= band.last; bin++) {
                weights[b][bin] = 1f / (band.last - band.first + 1);
            }
        }
        return BandFilters.of(weights);
    }
}
