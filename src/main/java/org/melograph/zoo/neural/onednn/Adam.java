package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Trainable;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * The optimiser over all weights at once (Kingma and Ba, 2015), as DL4J computes it: each layer's gradient is clipped to a
 * norm, weight decay is added, then each weight moves.
 */
final class Adam {
    /**
     * Weights that lie side by side and are treated alike.
     *
     * @param layer the number of their layer, whose gradients are clipped together
     * @param l1 decay by sign
     * @param l2 decay by size
     */
    private record Range(int from, int length, int layer, float l1, float l2) {}

    private final org.nd4j.linalg.learning.config.Adam settings;
    private final List<Range> ranges = new ArrayList<>();
    private final float[] limits;
    private final double[] squares;
    private final MemorySegment weights;
    private final float[] values;
    private final float[] gradient;
    private final float[] mean;
    private final float[] square;

    /**
     * An optimiser that has seen nothing.
     *
     * @param weights all weights of the network
     */
    Adam(ComputationGraph graph, MemorySegment weights) {
        this.weights = weights;
        int count = Math.toIntExact(weights.byteSize() / Float.BYTES);
        values = new float[count];
        gradient = new float[count];
        mean = new float[count];
        square = new float[count];
        limits = new float[graph.getLayers().length];
        squares = new double[limits.length];
        org.nd4j.linalg.learning.config.@Nullable Adam found = null;
        for (int layer = 0; layer < limits.length; layer++) {
            Trainable trainable = graph.getLayer(layer);
            limits[layer] = trainable.getConfig().getGradientNormalization() == GradientNormalization.ClipL2PerLayer
                    ? (float) trainable.getConfig().getGradientNormalizationThreshold()
                    : Float.POSITIVE_INFINITY;
            for (Map.Entry<String, INDArray> entry : trainable.paramTable(false).entrySet()) {
                IUpdater updater = trainable.getConfig().getUpdaterByParam(entry.getKey());
                if (updater instanceof NoOp) {
                    continue;
                }
                if (!(updater instanceof org.nd4j.linalg.learning.config.Adam adam)) {
                    throw new UnsupportedOperationException("The optimiser " + updater + " is not known here.");
                }
                found = adam;
                ranges.add(range(layer, trainable, entry.getKey(), entry.getValue()));
            }
        }
        if (found == null) {
            throw new UnsupportedOperationException("The network has no weights to learn.");
        }
        settings = found;
    }

    private Range range(int layer, Trainable trainable, String name, INDArray view) {
        float l1 = 0;
        float l2 = 0;
        List<Regularization> all = trainable.getConfig().getRegularizationByParam(name);
        for (Regularization one : all == null ? List.<Regularization>of() : all) {
            if (one instanceof L2Regularization decay) {
                l2 = (float) decay.getL2().valueAt(0, 0);
            } else if (one instanceof L1Regularization decay) {
                l1 = (float) decay.getL1().valueAt(0, 0);
            } else {
                throw new UnsupportedOperationException("The regularisation " + one + " is not known here.");
            }
        }
        int from = Math.toIntExact((Natives.address(view) - weights.address()) / Float.BYTES);
        return new Range(from, Math.toIntExact(view.length()), layer, l1, l2);
    }

    /**
     * Moves the weights.
     *
     * @param gradients of the parts of a batch, to be added up
     * @param rate the learning rate
     * @param step steps done before
     */
    void step(List<MemorySegment> gradients, double rate, long step) {
        MemorySegment first = gradients.getFirst();
        for (MemorySegment other : gradients.subList(1, gradients.size())) {
            Floats.add(other, first, gradient.length);
        }
        MemorySegment.copy(first, ValueLayout.JAVA_FLOAT, 0, gradient, 0, gradient.length);
        MemorySegment.copy(weights, ValueLayout.JAVA_FLOAT, 0, values, 0, values.length);
        clip();
        double beta1 = settings.getBeta1();
        double beta2 = settings.getBeta2();
        double power = step + 1.0;
        double corrected = rate * Math.sqrt(1 - Math.pow(beta2, power)) / (1 - Math.pow(beta1, power));
        for (Range range : ranges) {
            move(range, (float) Math.min(1, limits[range.layer()] / Math.sqrt(squares[range.layer()])), (float)
                    corrected);
        }
        MemorySegment.copy(values, 0, weights, ValueLayout.JAVA_FLOAT, 0, values.length);
    }

    private void clip() {
        java.util.Arrays.fill(squares, 0);
        for (Range range : ranges) {
            squares[range.layer()] += Floats.squares(gradient, range.from(), range.length());
        }
    }

    private void move(Range range, float clipped, float rate) {
        float beta1 = (float) settings.getBeta1();
        float beta2 = (float) settings.getBeta2();
        float epsilon = (float) settings.getEpsilon();
        float l1 = range.l1();
        float l2 = range.l2();
        int end = range.from() + range.length();
        for (int i = range.from(); i < end; i++) {
            float slope = gradient[i] * clipped + l2 * values[i] + l1 * Math.signum(values[i]);
            float m = beta1 * mean[i] + (1 - beta1) * slope;
            float v = beta2 * square[i] + (1 - beta2) * slope * slope;
            mean[i] = m;
            square[i] = v;
            values[i] -= rate * m / ((float) Math.sqrt(v) + epsilon);
        }
    }

    /** The moments, copied: first all means, then all squares. */
    float[] moments() {
        float[] all = java.util.Arrays.copyOf(mean, 2 * mean.length);
        System.arraycopy(square, 0, all, mean.length, square.length);
        return all;
    }

    /** Goes back to copied moments. */
    void restore(float[] moments) {
        if (moments.length != 2 * mean.length) {
            throw new IllegalArgumentException("The optimiser's moments are " + moments.length
                    + " numbers, the network needs " + 2 * mean.length + ".");
        }
        System.arraycopy(moments, 0, mean, 0, mean.length);
        System.arraycopy(moments, mean.length, square, 0, square.length);
    }
}
