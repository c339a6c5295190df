package org.melograph.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureStretch;
import org.melograph.io.InputFile;
import org.melograph.io.PlayingTime;
import org.melograph.io.audio.AudioProbe;
import org.melograph.io.audio.AudioStream;

/**
 * The feature of a recording of hours, computed while it is read: its values are those of the whole, and its sound never
 * stands in memory whole.
 */
final class StreamedFeature {
    /** What is shorter is read whole, which is quicker: an hour's sound takes 300 MB. */
    static final double LONG_SECONDS = 20 * 60;

    private static final double STRETCH_SECONDS = 60;

    /** The part of the heap that one song's feature may take: it is copied once. */
    private static final double LARGEST_PART = 0.4;

    private final FeatureStretch stretch;
    private final Path file;
    private final List<float[]> blocks = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();
    private float[] sound = new float[0];
    /** The recording's sample that stands first in {@link #sound}, and how many do. */
    private long base;

    private int held;
    private long done;
    private float loudest = Float.NEGATIVE_INFINITY;
    private Axis rows = new Axis("row", 0);

    private StreamedFeature(Path file, FeatureStretch stretch) {
        this.file = file;
        this.stretch = stretch;
    }

    /** Whether a file is so long that it should be read so, and the feature can be. */
    static boolean suits(Path file, Feature feature, Params settings) throws BadInputException {
        return FeatureStretch.suits(feature, settings) && AudioProbe.probe(file).seconds() > LONG_SECONDS;
    }

    /**
     * Reads and computes.
     *
     * @return axes as the feature's
     * @throws BadInputException when the file cannot be read, or its feature does not fit in memory
     */
    static Tensor of(Path file, Feature feature, Params settings, Job job) throws BadInputException, StoppedException {
        StreamedFeature streamed = new StreamedFeature(file, FeatureStretch.of(feature, settings));
        streamed.read(job);
        return streamed.joined();
    }

    private void read(Job job) throws BadInputException, StoppedException {
        try (AudioStream stream = AudioStream.open(file, stretch.sampleRate(), 1)) {
            float[] block = new float[(int) (STRETCH_SECONDS * stretch.sampleRate())];
            for (int got = stream.read(block); got >= 0; got = stream.read(block)) {
                job.throwIfStopped();
                hold(block, got);
                extractTo(stretch.framesWithin(base + held), job);
            }
            long samples = base + held;
            if (samples == 0) {
                throw new BadInputException(InputFile.quoted(file) + " has no samples. Remove it or choose another.");
            }
            extractTo(stretch.frames(samples), job);
        }
    }

    private void hold(float[] block, int count) {
        if (held + count > sound.length) {
            sound = Arrays.copyOf(sound, held + count);
        }
        System.arraycopy(block, 0, sound, held, count);
        held += count;
    }

    /** Computes the frames up to one, and lets go of the sound that no later frame needs. */
    private void extractTo(long end, Job job) throws BadInputException, StoppedException {
        if (end <= done) {
            return;
        }
        int from = (int) (stretch.firstSample(done) - base);
        int to = (int) (Math.min(base + held, stretch.endSample(end)) - base);
        Tensor made = stretch.extract(
                String.valueOf(file.getFileName()), Arrays.copyOfRange(sound, from, to), done, (int) (end - done), job);
        loudest = Math.max(loudest, stretch.loudest(made));
        rows = made.axis(0);
        blocks.add(made.values());
        widths.add(made.size(1));
        done += made.size(1);
        checkMemory();
        int free = (int) Math.max(0, stretch.firstSample(done) - base);
        System.arraycopy(sound, free, sound, 0, held - free);
        base += free;
        held -= free;
    }

    private void checkMemory() throws BadInputException {
        long bytes = done * rows.size() * Float.BYTES;
        if (bytes > LARGEST_PART * Runtime.getRuntime().maxMemory()) {
            double seconds = (double) done * stretch.hopSamples() / stretch.sampleRate();
            throw new BadInputException(InputFile.quoted(file) + " is too long: its first " + PlayingTime.text(seconds)
                    + " take " + (bytes >> 20) + " MB as '"
                    + stretch.feature().spec().id()
                    + "'. Cut it in parts, or give the program more memory with MELOGRAPH_OPTS=-Xmx4g.");
        }
    }

    private Tensor joined() {
        int frames = (int) done;
        float[] values = new float[rows.size() * frames];
        int at = 0;
        for (int b = 0; b < blocks.size(); b++) {
            int width = widths.get(b);
            float[] block = blocks.set(b, new float[0]);
            for (int row = 0; row < rows.size(); row++) {
                System.arraycopy(block, row * width, values, row * frames + at, width);
            }
            at += width;
        }
        stretch.level(values, loudest);
        return Tensor.wrap(values, rows, new Axis("frame", frames));
    }
}
