package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** The spectrogram of the tones of a clip alone, or of its strokes alone; either can be heard as well. */
public final class HarmonicPercussive extends SpectralFeature {
    /** What a clip consists of. */
    public enum Part {
        /** What lasts: tones. */
        HARMONIC("harmonic", "Harmonic part"),
        /** What reaches over all frequencies at once: strokes. */
        PERCUSSIVE("percussive", "Percussive part");

        private final String id;
        private final String title;

        Part(String id, String title) {
            this.id = id;
            this.title = title;
        }

        /** The written id of the part's feature. */
        String id() {
            return id;
        }
    }

    private final Part part;

    HarmonicPercussive(Part part) {
        super(new FeatureSpec(
                part.id,
                part.title,
                Clip.class,
                List.of("bin", "frame"),
                params(),
                "librosa.decompose.hpss: medians over time and frequency (Fitzgerald 2010), soft masks"));
        this.part = part;
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>(MedianSeparation.PARAMS);
        own.add(new Param.Choice(
                "scale",
                "Scale",
                "What a value is: the magnitude, or its level in dB.",
                "db",
                List.of("magnitude", "db")));
        own.addAll(Decibels.PARAMS);
        return FrameSettings.paramsWith(own);
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Linear((double) params.whole("sample_rate") / params.whole("n_fft"));
    }

    /**
     * The sound of the part, as long as the clip, by the mask on the clip's own spectra: librosa's
     * {@code effects.harmonic} and {@code effects.percussive}.
     *
     * @throws BadInputException as {@link #extract}; or when frames are not centred, or so far apart that sound between them
     *     is lost
     */
    public Clip sound(Clip clip, Params params, Job job) throws BadInputException, StoppedException {
        return new SeparatedSound(clip, params, part).compute(job);
    }

    @Override
    public double reachSeconds(Params params) {
        double median = (double) params.whole("kernel_harmonic") * params.whole("hop_length");
        return FrameSettings.reachSeconds(params) + median / params.whole("sample_rate");
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        boolean inDecibels = params.choice("scale").equals("db");
        FrameRows rows = FrameRows.of(settings.bins(), frames);
        float[] batch = new float[settings.bins() * LANES];
        MedianSeparation separation =
                new MedianSeparation(params, part, settings.bins(), frames, (frame, mask, magnitude) -> {
                    int lane = frame % LANES;
                    for (int bin = 0, at = lane; bin < settings.bins(); bin++, at += LANES) {
                        float own = mask[bin] * magnitude[bin];
                        batch[at] = inDecibels ? own * own : own;
                    }
                    if (lane == LANES - 1 || frame == frames - 1) {
                        if (inDecibels) {
                            Decibels.ofPower(batch, 0, batch.length);
                        }
                        rows.put(batch, frame - lane, lane + 1);
                    }
                });
        return new SpectrumReader() {
            @Override
            public void read(int pass, PowerFrames spectra) {
                separation.read(spectra);
            }

            @Override
            public Tensor result() {
                if (inDecibels) {
                    Decibels.of(params).level(rows.values);
                }
                return rows.tensor("bin");
            }
        };
    }
}
