package org.melograph.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.music.Clip;

/**
 * What can be told of a song by listening to it once.
 *
 * @param beatsPerMinute the tempo; empty where nothing begins anywhere
 * @param beats when the beats are, in seconds, growing, at that tempo; empty where nothing begins anywhere
 * @param key the key; empty for silence
 * @param rmsDecibels the root mean square against full scale, in dBFS; empty for silence
 * @param integratedLufs the integrated loudness of the mono mix (ITU-R BS.1770-4), in LUFS; empty where it is too quiet or
 *     shorter than 0.4 s
 * @param peakDecibels the largest sample of the mono mix, in dBFS; empty for silence
 */
public record SongFacts(
        OptionalDouble beatsPerMinute,
        List<Double> beats,
        Optional<KeyEstimate> key,
        OptionalDouble rmsDecibels,
        OptionalDouble integratedLufs,
        OptionalDouble peakDecibels) {
    private static final double TIGHTNESS = 100;

    public SongFacts {
        beats = List.copyOf(beats);
    }

    /**
     * Listens to a clip, of which spectra are computed at librosa's standard framing.
     *
     * @throws BadInputException when the clip is empty or holds NaN
     */
    public static SongFacts of(Clip clip, Job job) throws BadInputException, StoppedException {
        return of(clip, heard(clip), List.of(), job);
    }

    private static LoudnessMeter heard(Clip clip) {
        LoudnessMeter meter = new LoudnessMeter(clip.sampleRate());
        meter.hear(clip.samples().values(), clip.samples().length());
        return meter;
    }

    /** A song's facts and its fingerprint. */
    public record Recognised(SongFacts facts, Fingerprint fingerprint) {}

    /**
     * As {@link #of(Clip, Job)}, with the fingerprint out of the same spectra.
     *
     * @throws BadInputException when the clip is empty, holds NaN, or was not read at 22,050 Hz
     */
    public static Recognised withFingerprint(Clip clip, Job job) throws BadInputException, StoppedException {
        return withFingerprint(clip, heard(clip), job);
    }

    /**
     * The facts and the fingerprint of a song that may be too long to be held as a whole.
     *
     * @param beginning tempo, beats, key and fingerprint are told of it
     * @param meter has heard all of the song
     * @throws BadInputException when the beginning is empty, holds NaN, or was not read at 22,050 Hz
     */
    public static Recognised withFingerprint(Clip beginning, LoudnessMeter meter, Job job)
            throws BadInputException, StoppedException {
        FrameSettings settings =
                FrameSettings.of(Params.standard(Features.byId("mel").spec().params()));
        FingerprintReader fingerprint = new FingerprintReader(settings, settings.frames(beginning));
        SongFacts facts = of(beginning, meter, List.of(fingerprint), job);
        return new Recognised(facts, fingerprint.fingerprint());
    }

    private static SongFacts of(Clip clip, LoudnessMeter meter, List<SpectrumReader> besides, Job job)
            throws BadInputException, StoppedException {
        Feature mel = Features.byId("mel");
        String rate = Integer.toString(clip.sampleRate());
        Params params = Params.parse(mel.spec().params(), Map.of("sample_rate", rate));
        FrameSettings settings = FrameSettings.of(params);
        int frames = settings.frames(clip);
        OnsetStrength onsets = new OnsetStrength(settings, MelScale.of(params), frames);
        Chroma chroma = new Chroma();
        SpectrumReader tones =
                chroma.reader(Params.parse(chroma.spec().params(), Map.of("sample_rate", rate)), settings, frames);
        List<SpectrumReader> readers = new ArrayList<>(besides);
        readers.add(onsets);
        readers.add(tones);
        Spectra.read(clip, settings, readers, job);
        double framesPerSecond = (double) clip.sampleRate() / settings.hopSamples();
        Loudness loudness = meter.loudness();
        double tempo = new TempoEstimate(framesPerSecond).beatsPerMinute(onsets.result());
        TimeGrid grid = FrameSettings.grid(params);
        List<Double> beats = new BeatTracker(framesPerSecond, TIGHTNESS, true)
                .frames(onsets.median(), tempo).stream()
                        .map(frame -> grid.secondsAt(frame))
                        .toList();
        return new SongFacts(
                known(tempo),
                beats,
                KeyEstimate.ofChroma(tones.result()),
                known(loudness.rmsDecibels()),
                known(loudness.integratedLufs()),
                known(loudness.peakDecibels()));
    }

    private static OptionalDouble known(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
