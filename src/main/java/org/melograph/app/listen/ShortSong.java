package org.melograph.app.listen;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureCache;
import org.melograph.feature.Features;
import org.melograph.feature.SongFacts;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.plot.WaveMaking;
import org.melograph.plot.WaveOverview;

/** A song that fits into the memory: its sound is kept at every rate that was asked for, its features in the library. */
final class ShortSong implements OpenedSong {
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

    /** Its sound at a rate, shared. */
    SharedSound sound(int sampleRate) {
        return sounds.computeIfAbsent(sampleRate, rate -> new SharedSound(file, rate));
    }

    @Override
    public WaveOverview outline(Consumer<WaveOverview> seen, Job job) throws BadInputException, StoppedException {
        SharedSound sound = sound(ReadOptions.STANDARD.sampleRate());
        WaveMaking making = new WaveMaking(sound.sampleRate(), Math.round(declaredSeconds * sound.sampleRate()));
        Runnable draw = () -> {
            int there = sound.count();
            if (there > making.samples()) {
                making.put(making.samples(), sound.samples(), (int) making.samples(), there);
                seen.accept(making.outline(declaredSeconds));
            }
        };
        return WaveOverview.of("", sound.whole(draw, job).samples(), sound.sampleRate());
    }

    @Override
    public SongFeature feature(String id, Map<String, String> set) throws BadInputException {
        Feature feature = Features.byId(id);
        return new WholeFeature(this, feature, Params.parse(feature.spec().params(), set), cache);
    }

    @Override
    public SongFacts facts(Job job) throws BadInputException, StoppedException {
        return SongFacts.of(sound(ReadOptions.STANDARD.sampleRate()).whole(job), job);
    }

    @Override
    public void close() {
        sounds.clear();
    }

    /** The SHA-256 of the file. */
    synchronized String hash() throws BadInputException {
        if (hash == null) {
            hash = InputFile.hash(file);
        }
        return hash;
    }
}
