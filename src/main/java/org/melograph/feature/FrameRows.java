package org.melograph.feature;

import static org.melograph.feature.PowerFrames.LANES;

import org.melograph.base.Axis;
import org.melograph.base.Tensor;

/** A feature in the making: rows of values over all frames of a clip, filled batch by batch. */
final class FrameRows {
    /** Row-major: row {@code r} of frame {@code t} at {@code r * frames + t}. */
    final float[] values;

    private final int rows;
    private final int frames;

    FrameRows(int rows, int frames) {
        this.rows = rows;
        this.frames = frames;
        this.values = new float[Math.multiplyExact(rows, frames)];
    }

    /** Takes the rows of one batch, {@code [row][lane]}, of which the first {@code count} lanes count. */
    void put(float[] lanes, int firstFrame, int count) {
        for (int r = 0, from = 0, to = firstFrame; r < rows; r++, from += LANES, to += frames) {
            System.arraycopy(lanes, from, values, to, count);
        }
    }

    /** The values as axes {@code [row, frame]}. */
    Tensor tensor(String rowName) {
        return Tensor.wrap(values, new Axis(rowName, rows), new Axis("frame", frames));
    }
}
