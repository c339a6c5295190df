package org.melograph.zoo.neural;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.model.DifferentiableModel;
import org.melograph.model.ModelSpec;

/** A trained network, or one that is still being trained. */
class NeuralModel implements DifferentiableModel {
    /** Values that one forward pass may take at its input, so that a long song does not exhaust native memory. */
    private static final int PASS_VALUES = 1 << 18;

    private static final int PASS_EXAMPLES = 64;

    private final ModelSpec spec;
    private final Network network;
    private final boolean owned;

    /**
     * A model on a network.
     *
     * @param owned whether closing the model closes the network
     */
    NeuralModel(ModelSpec spec, Network network, boolean owned) {
        this.spec = spec;
        this.network = network;
        this.owned = owned;
    }

    @Override
    public ModelSpec spec() {
        return spec;
    }

    Network network() {
        return network;
    }

    @Override
    public Tensor predict(Tensor inputs, @Nullable Tensor mask) {
        spec.check(inputs, mask);
        Plan plan = network.plan();
        int width = plan.classes() * (plan.everyStep() ? plan.input().steps() : 1);
        float[] all = new float[inputs.size(0) * width];
        forEachPass(inputs, (from, to) -> {
            float[] part = network.activations("output", inputs, mask, from, to).values();
            System.arraycopy(part, 0, all, from * width, part.length);
        });
        Axis examples = inputs.axis(0);
        Axis classes = new Axis("class", plan.classes());
        return plan.everyStep()
                ? Tensor.wrap(all, examples, classes, inputs.axis(2))
                : Tensor.wrap(all, examples, classes);
    }

    @Override
    public Tensor embed(Tensor inputs, @Nullable Tensor mask) {
        spec.check(inputs, mask);
        int examples = inputs.size(0);
        float[][] rows = new float[examples][];
        forEachPass(inputs, (from, to) -> {
            Tensor part = network.activations(network.plan().embedding(), inputs, mask, from, to);
            int dimensions = part.size(1);
            int steps = part.rank() == 3 ? part.size(2) : 1;
            for (int i = from; i < to; i++) {
                rows[i] = meanOverTime(part.values(), (i - from) * dimensions * steps, dimensions, steps, mask, i);
            }
        });
        int dimensions = examples == 0 ? 0 : rows[0].length;
        float[] all = new float[examples * dimensions];
        for (int i = 0; i < examples; i++) {
            System.arraycopy(rows[i], 0, all, i * dimensions, dimensions);
        }
        return Tensor.wrap(all, inputs.axis(0), new Axis("dimension", dimensions));
    }

    @Override
    public String obstacle() {
        return network.plan().everyStep()
                ? "It says what follows at every step, and not what a whole is."
                : network.engine().obstacle();
    }

    @Override
    public Tensor slopes(Tensor inputs, @Nullable Tensor mask, int label) {
        spec.check(inputs, mask);
        float[] all = new float[inputs.length()];
        int width = inputs.length() / Math.max(1, inputs.size(0));
        forEachPass(inputs, (from, to) -> {
            float[] part = network.slopes(inputs, mask, label, from, to).values();
            System.arraycopy(part, 0, all, from * width, part.length);
        });
        int steps = inputs.size(2);
        for (int i = 0; mask != null && i < all.length; i++) {
            all[i] *= mask.values()[i / width * steps + i % steps];
        }
        return Tensor.wrap(all, inputs.axes());
    }

    private static float[] meanOverTime(
            float[] values, int offset, int dimensions, int steps, @Nullable Tensor mask, int example) {
        float[] row = new float[dimensions];
        boolean masked = mask != null && mask.size(1) == steps;
        for (int d = 0; d < dimensions; d++) {
            double sum = 0;
            int count = 0;
            for (int t = 0; t < steps; t++) {
                if (!masked || mask == null || mask.values()[example * steps + t] != 0) {
                    sum += values[offset + d * steps + t];
                    count++;
                }
            }
            row[d] = (float) (sum / Math.max(1, count));
        }
        return row;
    }

    private interface Pass {
        void run(int from, int to);
    }

    private static void forEachPass(Tensor inputs, Pass pass) {
        int examples = inputs.size(0);
        int width = Math.max(1, inputs.length() / Math.max(1, examples));
        int chunk = Math.clamp(PASS_VALUES / width, 1, PASS_EXAMPLES);
        for (int from = 0; from < examples; from += chunk) {
            pass.run(from, Math.min(examples, from + chunk));
        }
    }

    @Override
    public Map<String, Tensor> weights() {
        return network.weights();
    }

    @Override
    public void close() {
        if (owned) {
            network.close();
        }
    }
}
