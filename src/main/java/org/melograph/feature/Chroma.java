package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/**
 * How much of each pitch class there is in each frame, whatever the octave, as librosa's {@code chroma_stft} (after Ellis
 * 2007): row 0 is C. By default the clip's tuning is estimated first, which makes the spectra go by twice.
 */
public final class Chroma extends SpectralFeature {
    private static final String NO_NORM = "none";
    private static final List<Param> PARAMS = List.of(
            new Param.Whole("n_chroma", "Pitch classes", "Number of pitch classes in an octave.", 12, 1, 120),
            new Param.Flag(
                    "estimate_tuning",
                    "Estimate tuning",
                    "Whether to estimate how the clip is tuned, in place of 'tuning'.",
                    true),
            new Param.Real(
                    "tuning",
                    "Tuning",
                    "How far the clip is tuned from A4 = 440 Hz, in steps of a pitch class.",
                    0.0,
                    -0.5,
                    0.5),
            new Param.Choice(
                    "norm",
                    "Normalised by",
                    "What is made 1 in each frame: the largest value (inf), the sum (1), the length (2) or nothing.",
                    "inf",
                    List.of("inf", "1", "2", NO_NORM)));

    Chroma() {
        super(new FeatureSpec(
                "chroma",
                "Chroma",
                Clip.class,
                List.of("pitch_class", "frame"),
                FrameSettings.paramsWith(PARAMS),
                "librosa.feature.chroma_stft: tuning estimated, maximum of each frame 1"));
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.PitchClasses(params.whole("n_chroma"));
    }

    @Override
    public double reachSeconds(Params params) {
        return params.flag("estimate_tuning") ? Double.POSITIVE_INFINITY : FrameSettings.reachSeconds(params);
    }

    @Override
    public Params settled(Params params, Clip sound, Job job) throws BadInputException, StoppedException {
        if (!params.flag("estimate_tuning")) {
            return params;
        }
        double tuning = TuningEstimate.ofPower(sound, FrameSettings.of(params), params.whole("n_chroma"), job);
        return params.with("estimate_tuning", false).with("tuning", tuning);
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        return new Reader(params, settings, frames);
    }

    private static final class Reader implements SpectrumReader {
        private final FrameSettings settings;
        private final int classes;
        private final String norm;
        private final FrameRows rows;
        private final float[] lanes;
        private final @Nullable TuningEstimate tuning;
        private @Nullable DenseFilters filters;

        Reader(Params params, FrameSettings settings, int frames) throws BadInputException {
            this.settings = settings;
            classes = params.whole("n_chroma");
            norm = params.choice("norm");
            rows = FrameRows.of(classes, frames);
            lanes = new float[classes * LANES];
            tuning = params.flag("estimate_tuning") ? new TuningEstimate(settings, classes) : null;
            filters = tuning == null ? ChromaFilters.of(settings, classes, params.real("tuning")) : null;
        }

        @Override
        public int passes() {
            return tuning == null ? 1 : 2;
        }

        @Override
        public void read(int pass, PowerFrames batch) {
            if (tuning != null && pass == 0) {
                tuning.read(batch);
                return;
            }
            DenseFilters known = filters;
            if (known == null) {
                known = ChromaFilters.of(settings, classes, tuning == null ? 0 : tuning.steps());
                filters = known;
            }
            known.apply(batch.power, lanes);
            for (int i = 0; i < batch.count; i++) {
                normalise(i);
            }
            rows.put(lanes, batch.first, batch.count);
        }

        private void normalise(int lane) {
            double length = 0;
            for (int at = lane; at < lanes.length; at += LANES) {
                double value = lanes[at];
                length = switch (norm) {
                    case "inf" -> Math.max(length, value);
                    case "1" -> length + value;
                    default -> length + value * value;
                };
            }
            length = norm.equals("2") ? Math.sqrt(length) : length;
            if (norm.equals(NO_NORM) || length < Float.MIN_NORMAL) {
                return;
            }
            for (int at = lane; at < lanes.length; at += LANES) {
                lanes[at] = (float) (lanes[at] / length);
            }
        }

        @Override
        public Tensor result() {
            return rows.tensor("pitch_class");
        }
    }
}
