package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/** A feature in the making: rows of values over all frames of a clip, filled batch by batch. */
final class FrameRows {
    /** Row-major: row {@code r} of frame {@code t} at {@code r * frames + t}. */
    final float[] values;

    private static final long LARGEST_ARRAY = Float.BYTES * (Integer.MAX_VALUE - 8L);

    private final int rows;
    private final int frames;

    private FrameRows(int rows, int frames) {
        this.rows = rows;
        this.frames = frames;
        this.values = new float[rows * frames];
    }

    /**
     * Room for {@code rows} values in each of {@code frames} frames.
     *
     * @throws BadInputException when that takes more than half of the memory the program may use
     */
    static FrameRows of(int rows, int frames) throws BadInputException {
        long bytes = (long) Float.BYTES * rows * frames;
        if (bytes > Math.min(Runtime.getRuntime().maxMemory() / 2, LARGEST_ARRAY)) {
            throw new BadInputException(rows + " values in each of " + frames + " frames would take "
                    + bytes / (1 << 20) + " MB of memory. Choose a larger 'hop_length' or a shorter file.");
        }
        return new FrameRows(rows, frames);
    }

    /** Takes the rows of one batch, {@code [row][lane]}, of which the first {@code count} lanes count. */
    void put(float[] lanes, int firstFrame, int count) {
        put(lanes, 0, rows, firstFrame, count);
    }

    /** As {@link #put(float[], int, int)}, of {@code of} rows from {@code firstRow} on. */
    void put(float[] lanes, int firstRow, int of, int firstFrame, int count) {
        for (int r = 0, from = 0, to = firstRow * frames + firstFrame; r < of; r++, from += LANES, to += frames) {
            System.arraycopy(lanes, from, values, to, count);
        }
    }

    /** The values as axes {@code [row, frame]}. */
    Tensor tensor(String rowName) {
        return Tensor.wrap(values, new Axis(rowName, rows), new Axis("frame", frames));
    }
}
