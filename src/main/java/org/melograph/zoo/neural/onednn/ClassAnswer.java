package org.melograph.zoo.neural.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_forward;
import org.melograph.zoo.neural.engine.Targets;

/** The end of a program: a softmax over the classes, for each example or each of its steps, and the cross-entropy. */
final class ClassAnswer implements Answer {
    /** The smallest probability whose logarithm is taken. */
    private static final double LEAST_PROBABILITY = 1e-10;

    private final Assembly assembly;
    private final Signal scores;
    private final Signal probabilities;
    private final NativeScope.Step softmax;
    private final float[] row;

    ClassAnswer(Assembly assembly, Signal scores) {
        this.assembly = assembly;
        this.scores = scores;
        probabilities = assembly.signal(scores.dims(), scores.layout(), scores.lengths(), false, false);
        memory.desc rows =
                assembly.layout(memory.format_tag.nc, (long) scores.examples() * scores.steps(), scores.channels());
        softmax_forward.primitive_desc plan = assembly.own(new softmax_forward.primitive_desc(
                OneDnn.engine(),
                prop_kind.forward_inference,
                algorithm.softmax_accurate,
                rows,
                rows,
                1,
                assembly.attributes(),
                false));
        softmax = assembly.step(
                new softmax_forward(plan),
                plan,
                DNNL_ARG_SRC,
                assembly.at(rows, scores.values()),
                DNNL_ARG_DST,
                assembly.at(rows, probabilities.values()));
        row = new float[scores.channels()];
    }

    @Override
    public Signal output() {
        return probabilities;
    }

    @Override
    public void forward() {
        softmax.run();
    }

    @Override
    public void prepareBackward() {
        assembly.gradient(scores);
    }

    @Override
    public void differentiate(int label) {
        MemorySegment gradient = scores.gradientValues();
        for (int example = 0; example < scores.examples(); example++) {
            for (int step = 0; step < scores.steps(); step++) {
                long at = scores.at(example, step) * Float.BYTES;
                MemorySegment.copy(probabilities.values(), ValueLayout.JAVA_FLOAT, at, row, 0, row.length);
                double others = 0;
                for (int i = 0; i < row.length; i++) {
                    others += i == label ? 0 : row[i];
                }
                for (int i = 0; i < row.length; i++) {
                    row[i] = i == label ? 1 : (float) (-row[i] / Math.max(others, Float.MIN_NORMAL));
                }
                MemorySegment.copy(row, 0, gradient, ValueLayout.JAVA_FLOAT, at, row.length);
            }
        }
    }

    @Override
    public double learn(Targets targets, int from, float scale) {
        double loss = 0;
        MemorySegment gradient = scores.gradientValues();
        for (int example = 0; example < scores.examples(); example++) {
            for (int step = 0; step < scores.steps(); step++) {
                int answer = (from + example) * targets.perExample() + step;
                float weight = targets.weight(answer);
                long at = scores.at(example, step) * Float.BYTES;
                if (weight == 0) {
                    gradient.asSlice(at, (long) row.length * Float.BYTES).fill((byte) 0);
                    continue;
                }
                MemorySegment.copy(probabilities.values(), ValueLayout.JAVA_FLOAT, at, row, 0, row.length);
                int label = targets.label(answer);
                // Added and not taken as the least: that would hide NaN, by which a network that has left the numbers
                // is seen.
                loss -= weight * Math.log(row[label] + LEAST_PROBABILITY);
                float otherWeight = targets.otherWeight(answer);
                int other = targets.other(answer);
                if (otherWeight != 0) {
                    loss -= otherWeight * Math.log(row[other] + LEAST_PROBABILITY);
                }
                float factor = (weight + otherWeight) * scale;
                for (int i = 0; i < row.length; i++) {
                    row[i] *= factor;
                }
                row[label] -= weight * scale;
                row[other] -= otherWeight * scale;
                MemorySegment.copy(row, 0, gradient, ValueLayout.JAVA_FLOAT, at, row.length);
            }
        }
        return loss * scale;
    }
}
