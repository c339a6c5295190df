package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;
import static org.melograph.feature.PowerFrames.SPECIES;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/**
 * How far a clip is tuned from A4 = 440 Hz, as librosa's {@code estimate_tuning}: the peaks of every spectrum from 150 to
 * 4000 Hz are placed by parabolic interpolation (Smith 2011), and of the louder half of them the commonest distance to
 * the nearest tempered tone is taken, in hundredths of a step.
 */
final class TuningEstimate {
    private static final double LOWEST_HERTZ = 150;
    private static final double HIGHEST_HERTZ = 4000;
    private static final float LEAST_OF_MAXIMUM = 0.1f;
    private static final double A4_HERTZ = 440;
    private static final int HUNDREDTHS = 100;
    private static final int FFT_SAMPLES = 2048;
    private static final int HOP_SAMPLES = 512;

    private final FrameSettings settings;
    private final int stepsPerOctave;
    private final int firstBin;
    private final int endBin;
    private final float[] least = new float[LANES];
    private float[] hertz = new float[1024];
    private float[] strength = new float[1024];
    private int peaks;

    /** @param stepsPerOctave steps of the tempered scale in an octave, 12 for Western music */
    TuningEstimate(FrameSettings settings, int stepsPerOctave) {
        this.settings = settings;
        this.stepsPerOctave = stepsPerOctave;
        double highest = Math.min(HIGHEST_HERTZ, settings.sampleRate() / 2.0);
        int first = 1;
        while (first < settings.bins() - 1 && settings.hertz(first) < LOWEST_HERTZ) {
            first++;
        }
        int end = first;
        while (end < settings.bins() - 1 && settings.hertz(end) < highest) {
            end++;
        }
        firstBin = first;
        endBin = end;
    }

    /**
     * The tuning of a clip by the magnitudes of spectra at librosa's standard framing, as {@code estimate_tuning(y)} has it;
     * chroma goes by their power.
     */
    static double ofMagnitudes(Clip clip, int stepsPerOctave, Job job) throws BadInputException, StoppedException {
        FrameSettings settings =
                new FrameSettings(clip.sampleRate(), FFT_SAMPLES, HOP_SAMPLES, FFT_SAMPLES, WindowShape.HANN, true);
        PowerFrames magnitudes = new PowerFrames(settings.bins());
        return of(
                clip,
                settings,
                stepsPerOctave,
                batch -> {
                    Stft.magnitude(batch.power, magnitudes.power);
                    magnitudes.first = batch.first;
                    magnitudes.count = batch.count;
                    return magnitudes;
                },
                job);
    }

    /** The tuning of a clip by the power of its spectra, as {@code chroma_stft} estimates it. */
    static double ofPower(Clip clip, FrameSettings settings, int stepsPerOctave, Job job)
            throws BadInputException, StoppedException {
        return of(clip, settings, stepsPerOctave, batch -> batch, job);
    }

    private static double of(
            Clip clip, FrameSettings settings, int stepsPerOctave, UnaryOperator<PowerFrames> looked, Job job)
            throws BadInputException, StoppedException {
        TuningEstimate estimate = new TuningEstimate(settings, stepsPerOctave);
        SpectrumReader reader = new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames batch) {
                estimate.read(looked.apply(batch));
            }

            @Override
            public Tensor result() {
                return Tensor.wrap(new float[] {(float) estimate.steps()}, new Axis("step", 1));
            }
        };
        Spectra.read(clip, settings, List.of(reader), job);
        return estimate.steps();
    }

    /** Finds the peaks of the next frames. */
    void read(PowerFrames batch) {
        for (int i = 0; i < LANES; i += SPECIES.length()) {
            FloatVector loudest = FloatVector.zero(SPECIES);
            for (int b = 0, at = i; b < batch.bins; b++, at += LANES) {
                loudest = loudest.max(FloatVector.fromArray(SPECIES, batch.power, at));
            }
            loudest.mul(LEAST_OF_MAXIMUM).intoArray(least, i);
            peaks(batch, i);
        }
    }

    private void peaks(PowerFrames batch, int lane) {
        FloatVector threshold = FloatVector.fromArray(SPECIES, least, lane);
        int at = firstBin * LANES + lane;
        FloatVector below = FloatVector.fromArray(SPECIES, batch.power, at - LANES);
        FloatVector here = FloatVector.fromArray(SPECIES, batch.power, at);
        for (int b = firstBin; b < endBin; b++, at += LANES) {
            FloatVector above = FloatVector.fromArray(SPECIES, batch.power, at + LANES);
            VectorMask<Float> peak =
                    here.compare(VectorOperators.GT, threshold.max(below)).and(here.compare(VectorOperators.GE, above));
            for (long left = peak.toLong(); left != 0; left &= left - 1) {
                int i = Long.numberOfTrailingZeros(left);
                if (lane + i < batch.count) {
                    peak(batch.power, b, at + i);
                }
            }
            below = here;
            here = above;
        }
    }

    private void peak(float[] power, int bin, int at) {
        float below = power[at - LANES];
        float here = power[at];
        float above = power[at + LANES];
        float bend = above + below - 2 * here;
        float slope = (above - below) / 2;
        // A peak flatter than its slope would lie more than a bin away.
        float shift = Math.abs(slope) >= Math.abs(bend) ? 0 : -slope / bend;
        if (peaks == hertz.length) {
            hertz = Arrays.copyOf(hertz, 2 * peaks);
            strength = Arrays.copyOf(strength, 2 * peaks);
        }
        hertz[peaks] = (bin + shift) * settings.sampleRate() / settings.fftSamples();
        strength[peaks] = here + 0.5f * slope * shift;
        peaks++;
    }

    /** The tuning in steps of the scale, -0.5 to 0.49; 0 where no frame has a peak. */
    double steps() {
        if (peaks == 0) {
            return 0;
        }
        float threshold = Median.of(Arrays.copyOf(strength, peaks));
        int[] counts = new int[HUNDREDTHS];
        for (int i = 0; i < peaks; i++) {
            if (strength[i] >= threshold) {
                double octaves = Math.log(hertz[i] / (A4_HERTZ / 16)) / Math.log(2);
                double residual = stepsPerOctave * octaves;
                residual -= Math.floor(residual);
                residual -= residual >= 0.5 ? 1 : 0;
                counts[Math.clamp((int) Math.floor((residual + 0.5) * HUNDREDTHS), 0, HUNDREDTHS - 1)]++;
            }
        }
        int commonest = 0;
        for (int i = 1; i < HUNDREDTHS; i++) {
            if (counts[i] > counts[commonest]) {
                commonest = i;
            }
        }
        return (double) commonest / HUNDREDTHS - 0.5;
    }
}
