package org.melograph.explain;

import org.melograph.base.Axis;
import org.melograph.base.Tensor;

/** The mean over patches of what each of them said, place by place. */
final class PatchSums {
    private final int rows;
    private final int frames;
    private final double[] sums;
    private final int[] counts;

    PatchSums(int rows, int frames) {
        this.rows = rows;
        this.frames = frames;
        sums = new double[rows * frames];
        counts = new int[rows * frames];
    }

    void add(Patches.Patch patch, double value) {
        for (int row = patch.fromRow(); row < patch.toRow(); row++) {
            for (int frame = patch.fromFrame(); frame < patch.toFrame(); frame++) {
                sums[row * frames + frame] += value;
                counts[row * frames + frame]++;
            }
        }
    }

    /** Axes {@code [row, frame]}; NaN where no patch said anything. */
    Tensor means() {
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = counts[i] == 0 ? Float.NaN : (float) (sums[i] / counts[i]);
        }
        return Tensor.wrap(means, new Axis("row", rows), new Axis("frame", frames));
    }
}
