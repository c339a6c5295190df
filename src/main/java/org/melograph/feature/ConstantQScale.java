package org.melograph.feature;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;

/**
 * Where the bands of a constant-Q transform stand: evenly on the logarithm of frequency, each as wide as its distance to
 * the next.
 *
 * @param sampleRate in Hz
 * @param hopSamples samples from one frame to the next
 * @param lowHertz the middle of the lowest band
 * @param bands how many there are
 * @param perOctave bands in an octave
 * @param filterScale the length of a band's filter against the usual; below 1 tells times better and tones worse
 * @param window the filters' weighting
 */
record ConstantQScale(
        int sampleRate,
        int hopSamples,
        double lowHertz,
        int bands,
        int perOctave,
        double filterScale,
        WindowShape window) {
    /** C1, below which hardly any instrument goes. */
    static final double C1_HERTZ = 440 * Math.pow(2, -45 / 12.0);

    /** The setting of the time from frame to frame. */
    static final Param.Whole HOP = new Param.Whole(
            "hop_length", "Hop", "Samples from one frame to the next; smaller gives more frames.", 512, 1, 65_536);

    /** The settings of the scale. */
    static final List<Param> PARAMS = List.of(
            FrameSettings.sampleRateParam(),
            HOP,
            new Param.Real(
                    "fmin", "Lowest frequency", "The middle of the lowest band, in Hz; 0 takes C1.", 0.0, 0, 20_000),
            new Param.Whole("n_bins", "Bands", "Number of bands.", 84, 2, 1200),
            new Param.Whole("bins_per_octave", "Bands per octave", "Number of bands in an octave.", 12, 1, 120),
            new Param.Real(
                    "filter_scale",
                    "Filter scale",
                    "Length of the filters against the usual; below 1 tells times better and tones worse.",
                    1.0,
                    0.1,
                    4),
            WindowShape.PARAM);

    /** Reads the scale out of a feature's settings. */
    static ConstantQScale of(Params params) {
        double low = params.real("fmin");
        return new ConstantQScale(
                params.whole("sample_rate"),
                params.whole("hop_length"),
                low == 0 ? C1_HERTZ : low,
                params.whole("n_bins"),
                params.whole("bins_per_octave"),
                params.real("filter_scale"),
                WindowShape.byId(params.choice("window")));
    }

    /** The scale of a clip that is tuned {@code steps} bands away from A4 = 440 Hz. */
    ConstantQScale tuned(double steps) {
        double low = lowHertz * Math.pow(2, steps / perOctave);
        return new ConstantQScale(sampleRate, hopSamples, low, bands, perOctave, filterScale, window);
    }

    /** How far a frame reaches from its time at most, in seconds: half of the longest filter, laid into a power of two. */
    double reachSeconds() {
        int halvings = octaves();
        return 2 * quality() / lowHertz + (4.0 * HalfRate.REACH * (1 << halvings)) / sampleRate;
    }

    /** The middle of a band, in Hz. */
    double hertz(int band) {
        return lowHertz * Math.pow(2, (double) band / perOctave);
    }

    /** A band's middle over its width. */
    double quality() {
        double ratio = Math.pow(2, 2.0 / perOctave);
        return filterScale * (ratio + 1) / (ratio - 1);
    }

    /** Where the highest band ends, in Hz. */
    double highestHertz() {
        return hertz(bands - 1) * (1 + 0.5 * window.bandwidth() / quality());
    }

    /** Octaves, the lowest of which need not be whole. */
    int octaves() {
        return (bands + perOctave - 1) / perOctave;
    }

    /**
     * The number of frames in a clip.
     *
     * @throws BadInputException when the clip is empty, was read at another rate, holds NaN, or the scale reaches above
     *     half its rate
     */
    int frames(org.melograph.music.Clip clip) throws BadInputException {
        FrameSettings.check(clip, sampleRate);
        Spectra.checkFinite(clip);
        if (highestHertz() > sampleRate / 2.0) {
            throw new BadInputException(String.format(
                    java.util.Locale.ROOT,
                    "The highest of %d bands ends at %.0f Hz, above half the sample rate, %.0f Hz. Give a lower 'fmin', fewer"
                            + " 'n_bins' or a higher 'sample_rate'.",
                    bands,
                    highestHertz(),
                    sampleRate / 2.0));
        }
        return 1 + clip.samples().length() / hopSamples;
    }
}
