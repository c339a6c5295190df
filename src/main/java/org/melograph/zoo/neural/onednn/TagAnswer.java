package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.bytedeco.dnnl.memory;
import org.melograph.zoo.neural.engine.Targets;

/**
 * A probability for each tag, the logistic function of its score, and the cross-entropy over the tags that are known. The
 * loss is computed from the scores, so that no certain mistake makes it infinite.
 */
final class TagAnswer implements Answer {
    private final Assembly assembly;
    private final Signal scores;
    private final Signal probabilities;
    private final float[] row;
    private final float[] errors;

    TagAnswer(Assembly assembly, Signal scores) {
        this.assembly = assembly;
        this.scores = scores;
        long[] dims = {scores.examples(), scores.channels()};
        probabilities = assembly.signal(dims, assembly.layout(memory.format_tag.nc, dims), null, false, false);
        row = new float[scores.channels()];
        errors = new float[scores.channels()];
    }

    @Override
    public Signal output() {
        return probabilities;
    }

    @Override
    public void forward() {
        for (int example = 0; example < scores.examples(); example++) {
            read(scores, example, row);
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (1 / (1 + Math.exp(-row[i])));
            }
            long at = probabilities.at(example, 0) * Float.BYTES;
            MemorySegment.copy(row, 0, probabilities.values(), ValueLayout.JAVA_FLOAT, at, row.length);
        }
    }

    @Override
    public void prepareBackward() {
        assembly.gradient(scores);
    }

    @Override
    public void differentiate(int label) {
        // The log-odds of a tag are its score.
        Arrays.fill(errors, 0);
        errors[label] = 1;
        for (int example = 0; example < scores.examples(); example++) {
            long at = scores.at(example, 0) * Float.BYTES;
            MemorySegment.copy(errors, 0, scores.gradientValues(), ValueLayout.JAVA_FLOAT, at, errors.length);
        }
    }

    @Override
    public double learn(Targets targets, int from, float scale) {
        double loss = 0;
        for (int example = 0; example < scores.examples(); example++) {
            read(scores, example, row);
            read(probabilities, example, errors);
            int first = (from + example) * row.length;
            for (int i = 0; i < row.length; i++) {
                float weight = targets.weight(first + i);
                if (weight == 0) {
                    errors[i] = 0;
                    continue;
                }
                int truth = targets.label(first + i);
                double against = truth == 1 ? -row[i] : row[i];
                loss += weight * (Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against))));
                errors[i] = (errors[i] - truth) * weight * scale;
            }
            long at = scores.at(example, 0) * Float.BYTES;
            MemorySegment.copy(errors, 0, scores.gradientValues(), ValueLayout.JAVA_FLOAT, at, errors.length);
        }
        return loss * scale;
    }

    private static void read(Signal from, int example, float[] to) {
        long at = from.at(example, 0) * Float.BYTES;
        MemorySegment.copy(from.values(), ValueLayout.JAVA_FLOAT, at, to, 0, to.length);
    }
}
