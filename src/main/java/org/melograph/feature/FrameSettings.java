package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.music.Clip;

/**
 * How sound is cut into frames for a short-time Fourier transform, with librosa's meaning of each setting.
 *
 * @param sampleRate in Hz
 * @param fftSamples samples in a frame ({@code n_fft}), even
 * @param hopSamples samples from one frame to the next ({@code hop_length})
 * @param windowSamples samples under the window ({@code win_length}), in the middle of the frame
 * @param window the weighting
 * @param centred whether frame {@code i} is centred on sample {@code i * hop}, with zeros before and after the clip;
 *     else it begins there
 */
record FrameSettings(
        int sampleRate, int fftSamples, int hopSamples, int windowSamples, WindowShape window, boolean centred) {
    private static final Param.Whole SAMPLE_RATE = new Param.Whole(
            "sample_rate",
            "Sample rate",
            "The rate audio is read at, in Hz; half of it is the highest tone.",
            22_050,
            1_000,
            192_000);
    private static final List<Param> PARAMS = List.of(
            SAMPLE_RATE,
            new Param.Whole(
                    "n_fft",
                    "FFT size",
                    "Samples in a frame, even; larger tells tones apart better and times worse.",
                    2048,
                    16,
                    65_536),
            new Param.Whole(
                    "hop_length",
                    "Hop",
                    "Samples from one frame to the next; smaller gives more frames.",
                    512,
                    1,
                    65_536),
            new Param.Whole(
                    "win_length",
                    "Window length",
                    "Samples under the window, at most the FFT size; 0 takes the FFT size.",
                    0,
                    0,
                    65_536),
            WindowShape.PARAM,
            new Param.Flag(
                    "center",
                    "Centred",
                    "Whether frames are centred on their time, with zeros around the clip.",
                    true));

    /** The setting that says at which rate audio is read. */
    static Param.Whole sampleRateParam() {
        return SAMPLE_RATE;
    }

    /** The settings of framing, followed by a feature's own. */
    static List<Param> paramsWith(List<Param> own) {
        List<Param> all = new ArrayList<>(PARAMS);
        all.addAll(own);
        return all;
    }

    /** Reads the settings out of a feature's. */
    static FrameSettings of(Params params) throws BadInputException {
        FrameSettings settings = unchecked(params);
        if (settings.fftSamples % 2 != 0) {
            throw new BadInputException("'n_fft' cannot be " + settings.fftSamples + ". Give an even number.");
        }
        if (settings.windowSamples > settings.fftSamples) {
            throw new BadInputException("'win_length' " + settings.windowSamples + " is longer than 'n_fft' "
                    + settings.fftSamples + ". Give a shorter window or a larger FFT.");
        }
        return settings;
    }

    private static FrameSettings unchecked(Params params) {
        int fft = params.whole("n_fft");
        int window = params.whole("win_length");
        return new FrameSettings(
                params.whole("sample_rate"),
                fft,
                params.whole("hop_length"),
                window == 0 ? fft : window,
                WindowShape.byId(params.choice("window")),
                params.flag("center"));
    }

    /** Where the frames of a feature's result stand: at the middle of each frame. */
    static TimeGrid grid(Params params) {
        FrameSettings settings = unchecked(params);
        double start = settings.centred ? 0 : settings.fftSamples / 2.0 / settings.sampleRate;
        return new TimeGrid(start, (double) settings.hopSamples / settings.sampleRate);
    }

    /** How far a frame reaches from its time, in seconds. */
    static double reachSeconds(Params params) {
        return (double) params.whole("n_fft") / params.whole("sample_rate");
    }

    /** The number of frequencies in a spectrum, from 0 Hz to half the sample rate. */
    int bins() {
        return fftSamples / 2 + 1;
    }

    /** The frequency of a bin, in Hz. */
    double hertz(double bin) {
        return bin * sampleRate / fftSamples;
    }

    /** The sample the first frame begins at, which is negative when centred. */
    int firstSample() {
        return centred ? -(fftSamples / 2) : 0;
    }

    /** The frames of a stretch of sound, weighted by the window. */
    FramedSound cut(float[] samples) {
        return new FramedSound(samples, window.periodic(windowSamples, fftSamples), hopSamples, firstSample());
    }

    /**
     * The number of frames in a clip, 1 or more.
     *
     * @throws BadInputException when the clip is empty, too short for one frame, or was read at another rate
     */
    int frames(Clip clip) throws BadInputException {
        int samples = clip.samples().length();
        check(clip, sampleRate);
        if (centred) {
            return 1 + samples / hopSamples;
        }
        if (samples < fftSamples) {
            throw new BadInputException("'" + clip.id() + "' has " + samples + " samples, fewer than one frame of "
                    + fftSamples + ". Choose a smaller 'n_fft', set 'center', or remove it.");
        }
        return 1 + (samples - fftSamples) / hopSamples;
    }

    /** Refuses a clip without samples, or read at another rate than the feature is set to. */
    static void check(Clip clip, int sampleRate) throws BadInputException {
        if (clip.samples().length() == 0) {
            throw new BadInputException("'" + clip.id() + "' has no samples. Remove it or choose another.");
        }
        if (clip.sampleRate() != sampleRate) {
            throw new BadInputException("'" + clip.id() + "' was read at " + clip.sampleRate() + " Hz, not at "
                    + sampleRate + " Hz. Set 'sample_rate' to " + clip.sampleRate() + " or read it again.");
        }
    }
}
