package org.melograph.app.listen;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureStretch;
import org.melograph.io.InputFile;
import org.melograph.io.PlayingTime;
import org.melograph.io.audio.AudioStream;
import org.melograph.music.Clip;
import org.melograph.plot.Range;

/** A feature of a song too long to be kept in memory. What it would estimate from all of the song it estimates from excerpts. */
final class LongFeature implements SongFeature {
    private static final int EXCERPTS = 16;
    private static final double EXCERPT_SECONDS = 4;

    /** Frames taken here and there for the first picture, a power of two; and how much sound each may need for that. */
    private static final int STAND_INS = 512;

    private static final int FIRST_STAND_INS = 32;
    private static final double MOST_STAND_IN_SECONDS = 1;

    private final LongSong song;
    private final Feature feature;
    private final Params params;
    private @Nullable Parts parts;

    /** What it is computed with, once its settings are settled. */
    private record Parts(FeatureStretch stretch, Overview overview, FeatureTiles tiles) {}

    LongFeature(LongSong song, Feature feature, Params params) {
        this.song = song;
        this.feature = feature;
        this.params = params;
    }

    private synchronized Parts parts(Job job) throws BadInputException, StoppedException {
        Parts known = parts;
        if (known == null) {
            int rate = feature.sampleRate(params);
            Params settled =
                    FeatureStretch.suits(feature, params) ? params : feature.settled(params, excerpts(rate), job);
            if (!FeatureStretch.suits(feature, settled)) {
                throw new BadInputException("'" + feature.spec().title() + "' is told from all of a song at once, and "
                        + InputFile.quoted(song.file()) + " lasts " + PlayingTime.text(song.seconds())
                        + ". Cut out what you want to see, up to "
                        + PlayingTime.text(OpenSong.LONGEST_WHOLE_SECONDS) + ".");
            }
            FeatureStretch stretch = FeatureStretch.of(feature, settled);
            LongSong.SoundAtRate sound = song.sound(rate);
            String name = song.file().toString();
            Overview overview = new Overview(sound, stretch, name, Math.round(song.seconds() * rate));
            known = new Parts(stretch, overview, new FeatureTiles(sound.blocks(), stretch, overview, name));
            parts = known;
        }
        return known;
    }

    private Clip excerpts(int rate) throws BadInputException {
        int length = (int) (EXCERPT_SECONDS * rate);
        float[] all = new float[EXCERPTS * length];
        int filled = 0;
        try (AudioStream stream = AudioStream.open(song.file(), rate, 1)) {
            float[] excerpt = new float[length];
            for (int i = 0; i < EXCERPTS; i++) {
                stream.seek(song.seconds() * (i + 0.5) / EXCERPTS);
                int count = Math.max(0, stream.read(excerpt));
                System.arraycopy(excerpt, 0, all, filled, count);
                filled += count;
            }
        }
        Tensor samples = Tensor.wrap(Arrays.copyOf(all, filled), new Axis("sample", filled));
        return new Clip(song.file().toString(), samples, rate, Provenance.made("excerpts of a recording"));
    }

    @Override
    public Report whole(Consumer<Report> seen, Job job) throws BadInputException, StoppedException {
        Parts known = parts(job);
        Overview overview = known.overview();
        if (!overview.isDone()) {
            standIns(known, seen, job);
            int[] shown = {overview.changes()};
            Progress progress = new Progress(() -> {
                if (overview.changes() > shown[0]) {
                    shown[0] = overview.changes();
                    seen.accept(overview.report());
                }
            });
            song.sound(known.stretch().sampleRate()).scan().until(overview, progress, job);
        }
        Report report = overview.report();
        seen.accept(report);
        return report;
    }

    /** Single frames all over the song, ever closer to each other. */
    private void standIns(Parts known, Consumer<Report> seen, Job job) throws BadInputException, StoppedException {
        FeatureStretch stretch = known.stretch();
        Overview overview = known.overview();
        int rate = stretch.sampleRate();
        long needed = stretch.endSample(1) - stretch.firstSample(0) + stretch.hopSamples();
        if (needed > MOST_STAND_IN_SECONDS * rate || overview.changes() > 0) {
            return;
        }
        Path file = song.file();
        try (AudioStream stream = AudioStream.open(file, rate, 1)) {
            Progress progress = new Progress(() -> seen.accept(overview.report()));
            for (int i = 0; i < STAND_INS; i++) {
                job.throwIfStopped();
                int order = Integer.reverse(i) >>> Integer.numberOfLeadingZeros(STAND_INS - 1);
                int column = (int) ((order + 0.5) * overview.width() / STAND_INS);
                long frame = Math.min(
                        (long) column * overview.perColumn() + overview.perColumn() / 2, overview.frames() - 1);
                long from = stretch.firstSample(frame);
                float[] samples = new float[(int) (stretch.endSample(frame + 1) - from)];
                stream.seek((double) from / rate);
                int count = stream.read(samples);
                if (count > stretch.hopSamples()) {
                    float[] there = count == samples.length ? samples : Arrays.copyOf(samples, count);
                    overview.standIn(column, stretch.extract(file.toString(), there, frame, 1, job));
                }
                if (i + 1 >= FIRST_STAND_INS) {
                    progress.run();
                }
            }
        }
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public void near(Range seconds, int columns, Consumer<Report> seen, Job job)
            throws BadInputException, StoppedException {
        parts(job).tiles().near(seconds, columns, seen, job);
    }

    @Override
    public @Nullable Range values() {
        Parts known;
        synchronized (this) {
            known = parts;
        }
        return known == null ? null : known.overview().values();
    }
}
