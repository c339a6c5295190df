package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;

/** Where the beats of a clip are: 1 in the frame of each, 0 elsewhere; or as a list of times. */
public final class Beats extends SpectralFeature {
    Beats() {
        super(new FeatureSpec(
                "beats",
                "Beats",
                Clip.class,
                List.of("curve", "frame"),
                params(),
                "librosa.beat.beat_track: dynamic programming over the onset strength (Ellis 2007)"));
    }

    /**
     * The beats of a clip.
     *
     * @param beatsPerMinute the tempo they were sought at; NaN where nothing begins anywhere
     * @param seconds when each is, growing
     */
    public record Track(double beatsPerMinute, List<Double> seconds) {
        public Track {
            seconds = List.copyOf(seconds);
        }
    }

    private static List<Param> params() {
        List<Param> own = new ArrayList<>(MelScale.PARAMS);
        own.add(new Param.Real(
                "bpm", "Tempo", "The tempo in beats a minute, where it is known; 0 estimates it.", 0.0, 0, 1000));
        own.add(new Param.Real(
                "tightness",
                "Tightness",
                "How closely beats keep to the tempo; lower lets them follow the onsets.",
                100.0,
                0.1,
                10_000));
        own.add(new Param.Flag("trim", "Trim", "Whether weak beats at both ends are left out.", true));
        return FrameSettings.paramsWith(own);
    }

    @Override
    public FrequencyAxis frequencyAxis(Params params) {
        return new FrequencyAxis.Lines(List.of("beat"), List.of(""));
    }

    @Override
    public boolean tellsMoments() {
        return true;
    }

    /**
     * The beats as times.
     *
     * @throws BadInputException as {@link #extract}
     */
    public Track track(Clip clip, Params params, Job job) throws BadInputException, StoppedException {
        FrameSettings settings = FrameSettings.of(params);
        Reader reader = new Reader(params, settings, settings.frames(clip));
        Spectra.read(clip, settings, List.of(reader), job);
        TimeGrid grid = timeGrid(params);
        Tensor onsets = reader.onsets.median();
        double tempo = reader.tempo(onsets);
        return new Track(
                tempo,
                reader.tracker.frames(onsets, tempo).stream()
                        .map(f -> grid.secondsAt(f))
                        .toList());
    }

    @Override
    SpectrumReader reader(Params params, FrameSettings settings, int frames) throws BadInputException {
        return new Reader(params, settings, frames);
    }

    private static final class Reader implements SpectrumReader {
        private final OnsetStrength onsets;
        private final BeatTracker tracker;
        private final double framesPerSecond;
        private final double given;

        Reader(Params params, FrameSettings settings, int frames) throws BadInputException {
            onsets = new OnsetStrength(settings, MelScale.of(params), frames);
            framesPerSecond = (double) settings.sampleRate() / settings.hopSamples();
            tracker = new BeatTracker(framesPerSecond, params.real("tightness"), params.flag("trim"));
            given = params.real("bpm");
        }

        @Override
        public void read(int pass, PowerFrames batch) {
            onsets.read(pass, batch);
        }

        double tempo(Tensor strength) {
            double estimated = new TempoEstimate(framesPerSecond).beatsPerMinute(strength);
            return given > 0 && !Double.isNaN(estimated) ? given : estimated;
        }

        @Override
        public Tensor result() {
            Tensor strength = onsets.median();
            float[] beats = new float[strength.length()];
            for (int frame : tracker.frames(strength, tempo(strength))) {
                beats[frame] = 1;
            }
            return Tensor.wrap(beats, new Axis("curve", 1), strength.axis(0));
        }
    }
}
