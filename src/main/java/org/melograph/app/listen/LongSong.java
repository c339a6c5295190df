package org.melograph.app.listen;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.feature.SongFacts;
import org.melograph.io.ReadOptions;
import org.melograph.music.Clip;
import org.melograph.plot.WaveMaking;
import org.melograph.plot.WaveOverview;

/**
 * A song too long to be kept in memory: it is read in blocks, once from its start for what all of it looks like, and again
 * where one looks closer. What is computed of it is not kept in the library.
 */
final class LongSong implements OpenedSong {
    /** How much of its beginning tempo and key are told of. */
    private static final int TOLD_SECONDS = 300;

    private final Path file;
    private final double declaredSeconds;
    private final Map<Integer, SoundAtRate> sounds = new HashMap<>();
    private final Map<String, SongFeature> features = new HashMap<>();

    /** The song read at one rate. */
    record SoundAtRate(SampleBlocks blocks, Scan scan) {}

    LongSong(Path file, double declaredSeconds) {
        this.file = file;
        this.declaredSeconds = declaredSeconds;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public double seconds() {
        SampleBlocks blocks = sound(ReadOptions.STANDARD.sampleRate()).blocks();
        long end = blocks.end();
        return end == Long.MAX_VALUE ? declaredSeconds : (double) end / blocks.sampleRate();
    }

    /** The song at a rate, shared. */
    SoundAtRate sound(int sampleRate) {
        synchronized (sounds) {
            return sounds.computeIfAbsent(sampleRate, rate -> {
                SampleBlocks blocks = new SampleBlocks(file, rate);
                return new SoundAtRate(blocks, new Scan(blocks, Math.round(declaredSeconds * rate)));
            });
        }
    }

    @Override
    public WaveOverview outline(Consumer<WaveOverview> seen, Job job) throws BadInputException, StoppedException {
        SoundAtRate sound = sound(ReadOptions.STANDARD.sampleRate());
        int rate = sound.blocks().sampleRate();
        WaveMaking making = new WaveMaking(rate, Math.round(declaredSeconds * rate));
        ScanPart part = new ScanPart(sound.scan()) {
            @Override
            void gather(long block, Job inside) throws BadInputException {
                long from = block * SampleBlocks.BLOCK;
                float[] samples = sound.blocks().read(from, from + SampleBlocks.BLOCK);
                synchronized (making) {
                    making.put(from, samples, 0, samples.length);
                }
            }
        };
        Progress steps = new Progress(() -> {
            synchronized (making) {
                seen.accept(making.outline(seconds()));
            }
        });
        sound.scan().until(part, steps, job);
        synchronized (making) {
            return making.outline(seconds());
        }
    }

    @Override
    public SongFeature feature(String id, Map<String, String> set) throws BadInputException {
        Feature feature = Features.byId(id);
        Params params = Params.parse(feature.spec().params(), set);
        synchronized (features) {
            return features.computeIfAbsent(id + " " + params.asText(), key -> new LongFeature(this, feature, params));
        }
    }

    @Override
    public SongFacts facts(Job job) throws BadInputException, StoppedException {
        SampleBlocks blocks = sound(ReadOptions.STANDARD.sampleRate()).blocks();
        float[] beginning = blocks.read(0, (long) TOLD_SECONDS * blocks.sampleRate());
        Tensor samples = Tensor.wrap(beginning, new Axis("sample", beginning.length));
        return SongFacts.of(new Clip(file.toString(), samples, blocks.sampleRate(), Provenance.made("beginning")), job);
    }

    @Override
    public void close() {
        synchronized (sounds) {
            sounds.values().forEach(sound -> sound.blocks().close());
        }
        synchronized (features) {
            features.clear();
        }
    }
}
