package org.melograph.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/**
 * A whole clip in 344 numbers: timbre (MFCC, how fast they change, spectral shape and contrast), tones (chroma), the level
 * of mel bands, its modulation, and rhythm. What classical models learn best from.
 */
public final class AudioStatistics implements Feature {
    private static final int COEFFICIENTS = 20;
    private static final int MEL_BANDS = 64;
    private static final double[] TEMPO_EDGES = {40, 60, 85, 120, 170, 240, 320};
    private static final List<String> NAMES = names();
    private static final FeatureSpec SPEC = new FeatureSpec(
            "audio-statistics",
            "Audio statistics",
            Clip.class,
            List.of("statistic", "step"),
            FrameSettings.paramsWith(List.<Param>of()),
            "Mean and deviation over the clip of librosa's mfcc, delta, chroma_stft, spectral_contrast, spectral_centroid,"
                    + " spectral_bandwidth, spectral_rolloff, spectral_flatness, rms, zero_crossing_rate and melspectrogram"
                    + " in dB; modulation spectrum after Lee et al. 2009; rhythm from librosa's onset_strength, tempogram"
                    + " and tempo");

    AudioStatistics() {}

    @Override
    public FeatureSpec spec() {
        return SPEC;
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Named(NAMES);
    }

    @Override
    public TimeGrid timeGrid(Params params) {
        return TimeGrid.NONE;
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>();
        name(names, "mfcc mean", COEFFICIENTS);
        name(names, "mfcc deviation", COEFFICIENTS);
        name(names, "mfcc delta deviation", COEFFICIENTS);
        FrequencyAxis.PITCH_CLASSES.forEach(tone -> names.add("chroma mean " + tone));
        FrequencyAxis.PITCH_CLASSES.forEach(tone -> names.add("chroma deviation " + tone));
        for (String moment : List.of("mean", "deviation")) {
            List.of("centroid", "bandwidth", "rolloff", "flatness", "rms").forEach(s -> names.add(s + " " + moment));
            name(names, "contrast " + moment, SpectralShape.CONTRAST_BANDS);
        }
        names.add("zero crossings mean");
        names.add("zero crossings deviation");
        name(names, "mel mean", MEL_BANDS);
        name(names, "mel deviation", MEL_BANDS);
        for (int group = 0; group < ModulationSpectrum.GROUPS; group++) {
            name(names, "modulation of group " + group + " band", ModulationSpectrum.BANDS);
        }
        names.addAll(List.of("onset mean", "onset deviation", "tempo in octaves", "pulse strength"));
        name(names, "tempo strength", TEMPO_EDGES.length - 1);
        return List.copyOf(names);
    }

    private static void name(List<String> names, String family, int count) {
        IntStream.range(0, count).forEach(i -> names.add(family + " " + i));
    }

    @Override
    public Tensor extract(Item item, Params params, Job job) throws BadInputException, StoppedException {
        Clip clip = FeatureSpec.need(Clip.class, item, SPEC);
        FrameSettings settings = FrameSettings.of(params);
        int frames = settings.frames(clip);
        SpectrumReader mfcc =
                reader(new Mfcc(), params, Map.of("n_mfcc", Integer.toString(COEFFICIENTS)), settings, frames);
        SpectrumReader chroma = reader(new Chroma(), params, Map.of(), settings, frames);
        Map<String, String> bands = Map.of("n_mels", Integer.toString(MEL_BANDS), "scale", "db");
        SpectrumReader mel = reader(new MelSpectrogram(), params, bands, settings, frames);
        SpectralShape shape = new SpectralShape(settings, frames);
        Params plain = Params.parse(new MelSpectrogram().spec().params(), params.asText());
        OnsetStrength onsets = new OnsetStrength(settings, MelScale.of(plain), frames);
        Spectra.read(clip, settings, List.of(mfcc, chroma, mel, shape, onsets), job);

        double framesPerSecond = (double) settings.sampleRate() / settings.hopSamples();
        Numbers numbers = new Numbers();
        Tensor coefficients = mfcc.result();
        numbers.add(Moments.means(coefficients));
        numbers.add(Moments.deviations(coefficients));
        numbers.add(Moments.deviations(Moments.deltas(coefficients)));
        addBoth(numbers, chroma.result());
        addBoth(numbers, shape.result());
        addBoth(numbers, ZeroCrossings.of(clip, settings, frames));
        Tensor levels = mel.result();
        addBoth(numbers, levels);
        numbers.add(ModulationSpectrum.of(levels, framesPerSecond));
        Tensor strength = onsets.result();
        addBoth(numbers, strength);
        addRhythm(numbers, strength, framesPerSecond);
        return numbers.tensor();
    }

    private static SpectrumReader reader(
            SpectralFeature feature, Params framing, Map<String, String> set, FrameSettings settings, int frames)
            throws BadInputException {
        Map<String, String> all = new HashMap<>(framing.asText());
        all.putAll(set);
        return feature.reader(Params.parse(feature.spec().params(), all), settings, frames);
    }

    private static void addBoth(Numbers numbers, Tensor rows) {
        numbers.add(Moments.means(rows));
        numbers.add(Moments.deviations(rows));
    }

    private static void addRhythm(Numbers numbers, Tensor onsets, double framesPerSecond) {
        TempoEstimate estimate = new TempoEstimate(framesPerSecond);
        double tempo = estimate.beatsPerMinute(onsets);
        double[] strengths = estimate.tempogram(onsets.values());
        boolean known = Double.isFinite(tempo);
        numbers.add((float) (known ? Math.log(tempo) / Math.log(2) : 0));
        int lag = known ? (int) Math.round(60 * framesPerSecond / tempo) : 0;
        numbers.add((float) (known ? strengths[Math.min(lag, strengths.length - 1)] : 0));
        for (int band = 0; band + 1 < TEMPO_EDGES.length; band++) {
            double sum = 0;
            int count = 0;
            for (int l = 1; l < strengths.length; l++) {
                double beats = 60 * framesPerSecond / l;
                if (beats >= TEMPO_EDGES[band] && beats < TEMPO_EDGES[band + 1]) {
                    sum += strengths[l];
                    count++;
                }
            }
            numbers.add((float) (count == 0 ? 0 : sum / count));
        }
    }

    /** The statistics in the order of their names. */
    private static final class Numbers {
        private final float[] values = new float[NAMES.size()];
        private int count;

        void add(float... more) {
            System.arraycopy(more, 0, values, count, more.length);
            count += more.length;
        }

        Tensor tensor() {
            if (count != values.length) {
                throw new IllegalStateException(count + " statistics have " + values.length + " names.");
            }
            return Tensor.wrap(values, new Axis("statistic", count), new Axis("step", 1));
        }
    }
}
