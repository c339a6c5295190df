package org.melograph.feature;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;

/**
 * Pitch as it is heard, in mel, and the triangular filters that stand evenly on it. Slaney's scale (Auditory Toolbox,
 * 1998) is linear below 1000 Hz and logarithmic above; HTK's is logarithmic throughout.
 *
 * @param bands the number of filters
 * @param lowHertz where the first filter begins
 * @param highHertz where the last filter ends
 * @param htk whether on HTK's scale
 */
public record MelScale(int bands, double lowHertz, double highHertz, boolean htk) {
    private static final double LINEAR_HERTZ = 200.0 / 3;
    private static final double BREAK_HERTZ = 1000;
    private static final double BREAK_MEL = BREAK_HERTZ / LINEAR_HERTZ;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    /** The settings that say where the filters stand. */
    static final List<Param> PARAMS = List.of(
            new Param.Whole("n_mels", "Mel bands", "Number of mel bands.", 128, 1, 1024),
            new Param.Real("fmin", "Lowest frequency", "Where the first band begins, in Hz.", 0.0, 0, 96_000),
            new Param.Real(
                    "fmax",
                    "Highest frequency",
                    "Where the last band ends, in Hz; 0 takes half the sample rate.",
                    0.0,
                    0,
                    96_000),
            new Param.Flag("htk", "HTK scale", "HTK's mel scale in place of Slaney's.", false));

    /** Reads the scale out of a feature's settings. */
    static MelScale of(Params params) throws BadInputException {
        MelScale scale = unchecked(params);
        double highest = params.whole("sample_rate") / 2.0;
        if (scale.highHertz > highest) {
            throw new BadInputException("'fmax' " + scale.highHertz + " Hz is above half the sample rate, " + highest
                    + " Hz. Give a lower one or a higher 'sample_rate'.");
        }
        if (scale.lowHertz >= scale.highHertz) {
            throw new BadInputException("'fmin' " + scale.lowHertz + " Hz is not below 'fmax' " + scale.highHertz
                    + " Hz. Give a lower 'fmin'.");
        }
        return scale;
    }

    /** As {@link #of}, for settings that were checked when the feature was computed. */
    static MelScale unchecked(Params params) {
        double fmax = params.real("fmax");
        return new MelScale(
                params.whole("n_mels"),
                params.real("fmin"),
                fmax == 0 ? params.whole("sample_rate") / 2.0 : fmax,
                params.flag("htk"));
    }

    /** A frequency in mel. */
    public double mel(double hertz) {
        if (htk) {
            return 2595 * Math.log10(1 + hertz / 700);
        }
        return hertz < BREAK_HERTZ ? hertz / LINEAR_HERTZ : BREAK_MEL + Math.log(hertz / BREAK_HERTZ) / LOG_STEP;
    }

    /** A mel value in Hz. */
    public double hertz(double mel) {
        if (htk) {
            return 700 * (Math.pow(10, mel / 2595) - 1);
        }
        return mel < BREAK_MEL ? mel * LINEAR_HERTZ : BREAK_HERTZ * Math.exp(LOG_STEP * (mel - BREAK_MEL));
    }

    /** The middle frequency of a band, in Hz; {@code -1} is the lower end of the first, fractions lie between. */
    public double bandHertz(double band) {
        double low = mel(lowHertz);
        double high = mel(highHertz);
        return hertz(low + (band + 1) * (high - low) / (bands + 1));
    }

    /** The band whose middle is at a frequency, with fractions. */
    public double band(double hertz) {
        double low = mel(lowHertz);
        double high = mel(highHertz);
        return (mel(hertz) - low) * (bands + 1) / (high - low) - 1;
    }

    /**
     * The filters over the bins of a spectrum, each of the same area (Slaney's normalisation). A band narrower than the
     * distance of two bins may hold none and stay zero, as in librosa.
     */
    BandFilters filters(FrameSettings settings) {
        float[][] dense = new float[bands][settings.bins()];
        for (int b = 0; b < bands; b++) {
            double from = bandHertz(b - 1);
            double middle = bandHertz(b);
            double to = bandHertz(b + 1);
            double height = 2 / (to - from);
            for (int bin = 0; bin < settings.bins(); bin++) {
                double hertz = settings.hertz(bin);
                double rising = (hertz - from) / (middle - from);
                double falling = (to - hertz) / (to - middle);
                dense[b][bin] = (float) (height * Math.max(0, Math.min(rising, falling)));
            }
        }
        return BandFilters.of(dense);
    }
}
