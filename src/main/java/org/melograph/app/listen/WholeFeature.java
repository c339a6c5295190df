package org.melograph.app.listen;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureCache;
import org.melograph.feature.FeatureKey;
import org.melograph.feature.FeatureStretch;
import org.melograph.plot.Range;

/** A feature of a song that fits into the memory; what takes long is kept in the library. */
final class WholeFeature implements SongFeature {
    /** What is larger is computed again in less time than it takes to write and read it. */
    private static final long LARGEST_KEPT_BYTES = 16L << 20;

    private final ShortSong song;
    private final Feature feature;
    private final Params params;
    private final FeatureCache cache;

    WholeFeature(ShortSong song, Feature feature, Params params, FeatureCache cache) {
        this.song = song;
        this.feature = feature;
        this.params = params;
        this.cache = cache;
    }

    @Override
    public Report whole(Consumer<Report> seen, Job job) throws BadInputException, StoppedException {
        String key = FeatureKey.of(song.hash(), "", feature.spec().id(), params);
        Optional<Tensor> kept = cache.get(key);
        if (kept.isPresent()) {
            Report report = report(kept.get());
            seen.accept(report);
            return report;
        }
        SharedSound sound = song.sound(feature.sampleRate(params));
        Report report;
        if (!sound.isWhole() && FeatureStretch.suits(feature, params)) {
            FeatureStretch stretch = FeatureStretch.of(feature, params);
            report = new FeatureGrowth(sound, stretch, song.file().toString()).grow(seen, job);
        } else {
            report = report(feature.extract(sound.whole(job), params, job));
        }
        seen.accept(report);
        if (4L * report.values().length() <= LARGEST_KEPT_BYTES) {
            cache.put(key, report.values());
        }
        return report;
    }

    private Report report(Tensor values) {
        return new Report(feature.spec(), params, feature.timeGrid(params), values);
    }

    @Override
    public boolean isLong() {
        return false;
    }

    @Override
    public void near(Range seconds, int columns, Consumer<Report> seen, Job job)
            throws BadInputException, StoppedException {
        whole(seen, job);
    }

    @Override
    public @Nullable Range values() {
        return null;
    }
}
