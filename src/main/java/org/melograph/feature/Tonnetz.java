package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/**
 * Where the harmony of each frame lies among fifths and thirds: the centre of its pitch classes on three circles, of fifths,
 * minor thirds and major thirds. A change of chord is a step in it.
 */
public final class Tonnetz implements Feature {
    private static final int CLASSES = 12;
    private static final int BANDS_PER_CLASS = 3;
    private static final int PER_OCTAVE = CLASSES * BANDS_PER_CLASS;
    private static final int ROWS = 6;
    // Turns of each circle in a semitone, halved; and the circles' radii.
    private static final double[] HALF_TURNS = {7.0 / 6, 7.0 / 6, 3.0 / 2, 3.0 / 2, 2.0 / 3, 2.0 / 3};
    private static final double[] RADII = {1, 1, 1, 1, 0.5, 0.5};
    private static final FeatureSpec SPEC = new FeatureSpec(
            "tonnetz",
            "Tonnetz",
            Clip.class,
            List.of("dimension", "frame"),
            List.of(
                    FrameSettings.sampleRateParam(),
                    ConstantQScale.HOP,
                    new Param.Whole("n_octaves", "Octaves", "Octaves from C1 on that are looked at.", 7, 1, 10),
                    new Param.Flag(
                            "estimate_tuning",
                            "Estimate tuning",
                            "Whether to estimate how the clip is tuned, in place of 'tuning'.",
                            true),
                    new Param.Real(
                            "tuning",
                            "Tuning",
                            "How far the clip is tuned from A4 = 440 Hz, in thirds of a semitone.",
                            0.0,
                            -0.5,
                            0.5)),
            "librosa.feature.tonnetz (Harte, Sandler and Gasser 2006) of chroma_cqt: constant-Q with 36 bands an octave");

    Tonnetz() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException, StoppedException {
        Clip clip = FeatureSpec.need(Clip.class, item, SPEC);
        ConstantQScale scale = scale(params);
        int frames = scale.frames(clip);
        boolean estimate = params.flag("estimate_tuning");
        double tuning =
                estimate ? TuningEstimate.ofMagnitudes(clip, PER_OCTAVE, job.part(0, 0.4)) : params.real("tuning");
        float[] chroma = new float[CLASSES * frames];
        ConstantQTransform.read(
                clip,
                scale.tuned(tuning),
                (power, firstBand, bands, first, count) -> {
                    Stft.magnitude(power, power);
                    for (int b = 0; b < bands; b++) {
                        // The band of a class, and its neighbour on either side.
                        int pitchClass = (firstBand + b + BANDS_PER_CLASS / 2) / BANDS_PER_CLASS % CLASSES;
                        int to = pitchClass * frames + first;
                        for (int i = 0; i < count; i++) {
                            chroma[to + i] += power[b * LANES + i];
                        }
                    }
                },
                job.part(estimate ? 0.4 : 0, 1));
        FrameRows rows = FrameRows.of(ROWS, frames);
        for (int row = 0; row < ROWS; row++) {
            place(row, chroma, frames, rows.values);
        }
        return rows.tensor("dimension");
    }

    @Override
    public double reachSeconds(Params params) {
        return params.flag("estimate_tuning")
                ? Double.POSITIVE_INFINITY
                : scale(params).reachSeconds();
    }

    @Override
    public Params settled(Params params, Clip sound, Job job) throws BadInputException, StoppedException {
        if (!params.flag("estimate_tuning")) {
            return params;
        }
        return params.with("estimate_tuning", false)
                .with("tuning", TuningEstimate.ofMagnitudes(sound, PER_OCTAVE, job));
    }

    private static ConstantQScale scale(Params params) {
        return new ConstantQScale(
                params.whole("sample_rate"),
                params.whole("hop_length"),
                ConstantQScale.C1_HERTZ,
                params.whole("n_octaves") * PER_OCTAVE,
                PER_OCTAVE,
                1,
                WindowShape.HANN);
    }

    private static void place(int row, float[] chroma, int frames, float[] out) {
        for (int t = 0; t < frames; t++) {
            double sum = 0;
            double weight = 0;
            for (int c = 0; c < CLASSES; c++) {
                double angle = Math.PI * (HALF_TURNS[row] * c - (row % 2 == 0 ? 0.5 : 0));
                sum += RADII[row] * Math.cos(angle) * chroma[c * frames + t];
                weight += chroma[c * frames + t];
            }
            out[row * frames + t] = (float) (weight < Float.MIN_NORMAL ? 0 : sum / weight);
        }
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return new TimeGrid(0, (double) params.whole("hop_length") / params.whole("sample_rate"));
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Named(List.of("fifth x", "fifth y", "minor x", "minor y", "major x", "major y"));
    }
}
