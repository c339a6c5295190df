package org.melograph.app.listen;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.FeatureStretch;
import org.melograph.plot.Range;

/**
 * A feature over all of a long recording, several frames in a column. Single frames taken here and there stand in for columns
 * that were not gathered yet.
 */
final class Overview extends ScanPart {
    private static final int MOST_COLUMNS = 4096;

    private final SampleBlocks sound;
    private final FeatureStretch stretch;
    private final String name;
    private final int perColumn;
    private final long expectedFrames;
    private final TreeMap<Integer, float[]> taken = new TreeMap<>();
    private float[][] columns = new float[0][];
    private float least = Float.POSITIVE_INFINITY;
    private float most = Float.NEGATIVE_INFINITY;
    private int changes;

    /** @param expectedSamples as many as the file declares */
    Overview(LongSong.SoundAtRate sound, FeatureStretch stretch, String name, long expectedSamples) {
        super(sound.scan());
        this.sound = sound.blocks();
        this.stretch = stretch;
        this.name = name;
        expectedFrames = stretch.frames(expectedSamples);
        int pooled = 1;
        while (expectedFrames / pooled > MOST_COLUMNS) {
            pooled *= 2;
        }
        perColumn = pooled;
    }

    /** Frames in a column, a power of two. */
    int perColumn() {
        return perColumn;
    }

    /** The number of frames of the recording; a guess until its end was met. */
    long frames() {
        long end = sound.end();
        return end == Long.MAX_VALUE ? expectedFrames : stretch.frames(end);
    }

    /** The number of columns of the recording. */
    int width() {
        return (int) Math.ceilDiv(frames(), (long) perColumn);
    }

    @Override
    void gather(long block, Job job) throws BadInputException, StoppedException {
        long hop = stretch.hopSamples();
        long first = Math.ceilDiv(block * SampleBlocks.BLOCK, hop);
        long end = Math.ceilDiv((block + 1) * SampleBlocks.BLOCK, hop);
        float[] samples = sound.read(stretch.firstSample(first), stretch.endSample(end));
        if (sound.end() <= (block + 1) * SampleBlocks.BLOCK) {
            end = stretch.frames(sound.end());
        }
        if (end <= first || samples.length == 0) {
            return;
        }
        Tensor made = stretch.extract(name, samples, first, (int) (end - first), job);
        synchronized (this) {
            pool(made, first);
            changes++;
        }
    }

    private void pool(Tensor made, long first) {
        int rows = made.size(0);
        int frames = made.size(1);
        int last = (int) ((first + frames - 1) / perColumn);
        if (last >= columns.length) {
            columns = Arrays.copyOf(columns, Math.max(last + 1, width()));
        }
        for (int t = 0; t < frames; t++) {
            int column = (int) ((first + t) / perColumn);
            float[] into = columns[column];
            if (into == null) {
                into = new float[rows];
                Arrays.fill(into, Float.NEGATIVE_INFINITY);
                columns[column] = into;
            }
            for (int row = 0; row < rows; row++) {
                float value = made.values()[row * frames + t];
                into[row] = Math.max(into[row], value);
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
    }

    /** Takes a single frame that stands in for its column and those around it. */
    synchronized void standIn(int column, Tensor frame) {
        float[] values = Arrays.copyOf(frame.values(), frame.size(0));
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        taken.put(column, values);
        changes++;
    }

    /** Grows whenever there is more to see. */
    synchronized int changes() {
        return changes;
    }

    /** A column as it was gathered or, before, as the nearest frame that stands in for it; null where nothing does. */
    synchronized float @Nullable [] column(int column) {
        float[] own = column < columns.length ? columns[column] : null;
        if (own != null || taken.isEmpty()) {
            return own;
        }
        Map.Entry<Integer, float[]> before = taken.floorEntry(column);
        Map.Entry<Integer, float[]> after = taken.ceilingEntry(column);
        if (before == null || after == null) {
            return before == null ? taken.firstEntry().getValue() : before.getValue();
        }
        return column - before.getKey() <= after.getKey() - column ? before.getValue() : after.getValue();
    }

    /** The loudest value that was met; negative infinity before. */
    synchronized float loudest() {
        return most;
    }

    /** The least and the largest value as pictures show them; null while they are not told apart. */
    synchronized @Nullable Range values() {
        if (!(most > least)) {
            return null;
        }
        float[] ends = {least, most};
        stretch.level(ends, most);
        return ends[1] > ends[0] ? new Range(ends[0], ends[1]) : null;
    }

    /** All of it as far as it is known. */
    Report report() {
        return new Columns(stretch, perColumn, 0, width(), loudest()).report(this::column);
    }
}
