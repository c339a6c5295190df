package org.melograph.app.listen;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
import org.melograph.feature.Features;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.plot.WaveMaking;
import org.melograph.plot.WaveOverview;

/** A song that fits into the memory: its sound is kept at every rate that was asked for, its features in the library. */
final class ShortSong implements OpenedSong {
    /** What is larger is computed again in less time than it takes to write and read it. */
    private static final long LARGEST_KEPT_BYTES = 16L << 20;

    private final Path file;
    private final double declaredSeconds;
    private final FeatureCache cache;
    private final Map<Integer, SharedSound> sounds = new ConcurrentHashMap<>();
    private @Nullable String hash;

    ShortSong(Path file, double declaredSeconds, FeatureCache cache) {
        this.file = file;
        this.declaredSeconds = declaredSeconds;
        this.cache = cache;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public double seconds() {
        SharedSound read = sound(ReadOptions.STANDARD.sampleRate());
        return read.isWhole() ? read.seconds() : declaredSeconds;
    }

    private SharedSound sound(int sampleRate) {
        return sounds.computeIfAbsent(sampleRate, rate -> new SharedSound(file, rate));
    }

    @Override
    public WaveOverview outline(Consumer<WaveOverview> seen, Job job) throws BadInputException, StoppedException {
        SharedSound sound = sound(ReadOptions.STANDARD.sampleRate());
        WaveMaking making = new WaveMaking(sound.sampleRate(), Math.round(declaredSeconds * sound.sampleRate()));
        Runnable draw = () -> {
            int there = sound.count();
            if (there > making.samples()) {
                making.append(sound.samples(), (int) making.samples(), there);
                seen.accept(making.outline(declaredSeconds));
            }
        };
        return WaveOverview.of("", sound.whole(draw, job).samples(), sound.sampleRate());
    }

    @Override
    public Report feature(String id, Map<String, String> set, Consumer<Report> seen, Job job)
            throws BadInputException, StoppedException {
        Feature feature = Features.byId(id);
        Params params = Params.parse(feature.spec().params(), set);
        String key = FeatureKey.of(hash(), "", id, params);
        Optional<Tensor> kept = cache.get(key);
        Report report;
        if (kept.isPresent()) {
            report = new Report(feature.spec(), params, feature.timeGrid(params), kept.get());
            seen.accept(report);
            return report;
        }
        SharedSound sound = sound(feature.sampleRate(params));
        if (!sound.isWhole() && FeatureStretch.suits(feature, params)) {
            FeatureStretch stretch = FeatureStretch.of(feature, params);
            report = new FeatureGrowth(sound, stretch, file.toString()).grow(seen, job);
        } else {
            Tensor values = feature.extract(sound.whole(job), params, job);
            report = new Report(feature.spec(), params, feature.timeGrid(params), values);
        }
        seen.accept(report);
        if (4L * report.values().length() <= LARGEST_KEPT_BYTES) {
            cache.put(key, report.values());
        }
        return report;
    }

    private synchronized String hash() throws BadInputException {
        if (hash == null) {
            hash = InputFile.hash(file);
        }
        return hash;
    }
}
