package org.melograph.ui;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature;
import org.melograph.app.listen.OpenedSong;
import org.melograph.app.listen.SongFeature;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.feature.SongFacts;
import org.melograph.music.Clip;
import org.melograph.plot.Range;
import org.melograph.plot.WaveOverview;

/** A song of twelve seconds that no file holds. */
record FakeSong(Path file, String refusedFeature) implements OpenedSong {
    private static final int SAMPLE_RATE = 22_050;

    @Override
    public double seconds() {
        return 12;
    }

    @Override
    public WaveOverview outline(Consumer<WaveOverview> seen, Job job) {
        Clip clip = FakeVerbs.tones(file, SAMPLE_RATE);
        return WaveOverview.of("", clip.samples(), SAMPLE_RATE);
    }

    @Override
    public SongFeature feature(String id, Map<String, String> set) throws BadInputException {
        Feature feature = Features.byId(id);
        return new Whole(feature, Params.parse(feature.spec().params(), set));
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /** A feature of the song, computed whenever it is asked for. */
    private final class Whole implements SongFeature {
        private final Feature feature;
        private final Params params;

        Whole(Feature feature, Params params) {
            this.feature = feature;
            this.params = params;
        }

        @Override
        public ExtractFeature.Report whole(Consumer<ExtractFeature.Report> seen, Job job)
                throws BadInputException, StoppedException {
            String id = feature.spec().id();
            if (id.equals(refusedFeature)) {
                throw new BadInputException("'" + id + "' is refused.");
            }
            Tensor values = feature.extract(FakeVerbs.tones(file, feature.sampleRate(params)), params, job);
            ExtractFeature.Report report =
                    new ExtractFeature.Report(feature.spec(), params, feature.timeGrid(params), values);
            seen.accept(report);
            return report;
        }

        @Override
        public boolean isLong() {
            return false;
        }

        @Override
        public void near(Range seconds, int columns, Consumer<ExtractFeature.Report> seen, Job job)
                throws BadInputException, StoppedException {
            whole(seen, job);
        }

        @Override
        public @Nullable Range values() {
            return null;
        }
    }

    @Override
    public SongFacts facts(Job job) throws BadInputException, StoppedException {
        return SongFacts.of(FakeVerbs.tones(file, SAMPLE_RATE), job);
    }
}
