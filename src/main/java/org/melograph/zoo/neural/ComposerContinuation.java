package org.melograph.zoo.neural;

import java.util.Arrays;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.model.Continuation;

/**
 * Runs {@link NotesComposer} one event at a time on plain arrays: DL4J's convolution keeps no state between steps, and a
 * window over the past for each event costs hundreds of times more.
 *
 * <p>Embedding and convolution are folded into one table, because an event can only be one of the vocabulary: what event
 * {@code v}, seen {@code a} events ago, adds to each filter.
 */
final class ComposerContinuation implements Continuation {
    private final int events;
    private final int kernel;
    private final int filters;
    private final int units;
    private final float[] table; // [age, event, filter]
    private final float[] convolutionBias;
    private final float[] inputWeights; // [filter, 4 * unit]
    private final float[] recurrentWeights; // [unit, 4 * unit]
    private final float[] lstmBias;
    private final float[] outputWeights; // [unit, event]
    private final float[] outputBias;

    private final int[] past;
    private int taken;
    private final float[] filtered;
    private final float[] gates;
    private final float[] cell;
    private final float[] hidden;

    /**
     * An empty sequence.
     *
     * @param weights as {@link NotesComposer} names them
     */
    ComposerContinuation(Map<String, Tensor> weights) {
        Tensor embedding = get(weights, "embedding_W");
        Tensor convolution = get(weights, "conv_W");
        events = embedding.size(0);
        filters = convolution.size(0);
        kernel = convolution.size(2);
        units = get(weights, "lstm_RW").size(0);
        table = table(embedding, convolution);
        convolutionBias = get(weights, "conv_b").values();
        inputWeights = get(weights, "lstm_W").values();
        recurrentWeights = get(weights, "lstm_RW").values();
        lstmBias = get(weights, "lstm_b").values();
        outputWeights = get(weights, "output_W").values();
        outputBias = get(weights, "output_b").values();
        past = new int[kernel];
        filtered = new float[filters];
        gates = new float[4 * units];
        cell = new float[units];
        hidden = new float[units];
    }

    private static Tensor get(Map<String, Tensor> weights, String name) {
        Tensor tensor = weights.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("A composer has the weights '" + name + "'.");
        }
        return tensor;
    }

    /**
     * Folds embedding {@code [event, dimension]} and convolution. DL4J declares the latter's weights as {@code [filter,
     * dimension, step, 1]} but uses the same numbers as {@code [step, dimension, filter]}.
     */
    private static float[] table(Tensor embedding, Tensor convolution) {
        int events = embedding.size(0);
        int dimensions = embedding.size(1);
        int filters = convolution.size(0);
        int kernel = convolution.size(2);
        float[] table = new float[kernel * events * filters];
        for (int age = 0; age < kernel; age++) {
            // The last step of the kernel meets the newest event.
            int step = kernel - 1 - age;
            for (int event = 0; event < events; event++) {
                for (int filter = 0; filter < filters; filter++) {
                    double sum = 0;
                    for (int d = 0; d < dimensions; d++) {
                        sum += (double) embedding.values()[event * dimensions + d]
                                * convolution.values()[(step * dimensions + d) * filters + filter];
                    }
                    table[(age * events + event) * filters + filter] = (float) sum;
                }
            }
        }
        return table;
    }

    @Override
    public Tensor next(int event) {
        if (event < 0 || event >= events) {
            throw new IllegalArgumentException("There are events 0 to " + (events - 1) + ", not " + event + ".");
        }
        past[taken % kernel] = event;
        taken++;
        convolve();
        recur();
        return Tensor.wrap(answer(), new Axis("class", events));
    }

    private void convolve() {
        System.arraycopy(convolutionBias, 0, filtered, 0, filters);
        for (int age = 0; age < Math.min(kernel, taken); age++) {
            int row = (age * events + past[(taken - 1 - age) % kernel]) * filters;
            for (int filter = 0; filter < filters; filter++) {
                filtered[filter] += table[row + filter];
            }
        }
        for (int filter = 0; filter < filters; filter++) {
            filtered[filter] = Math.max(0, filtered[filter]);
        }
    }

    private void recur() {
        System.arraycopy(lstmBias, 0, gates, 0, gates.length);
        multiplyAdd(filtered, inputWeights, gates);
        multiplyAdd(hidden, recurrentWeights, gates);
        for (int u = 0; u < units; u++) {
            // DL4J's order of blocks: candidate, forget gate, output gate, input gate.
            double candidate = Math.tanh(gates[u]);
            double forget = logistic(gates[units + u]);
            double output = logistic(gates[2 * units + u]);
            double input = logistic(gates[3 * units + u]);
            double state = forget * cell[u] + input * candidate;
            cell[u] = (float) state;
            hidden[u] = (float) (output * Math.tanh(state));
        }
    }

    private float[] answer() {
        float[] scores = outputBias.clone();
        multiplyAdd(hidden, outputWeights, scores);
        float largest = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) Math.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) (scores[i] / sum);
        }
        return scores;
    }

    /** Adds vector times matrix: {@code out[j] += x[i] * matrix[i, j]}. */
    private static void multiplyAdd(float[] x, float[] matrix, float[] out) {
        for (int i = 0; i < x.length; i++) {
            float factor = x[i];
            int row = i * out.length;
            for (int j = 0; j < out.length; j++) {
                out[j] += factor * matrix[row + j];
            }
        }
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public void reset() {
        taken = 0;
        Arrays.fill(cell, 0);
        Arrays.fill(hidden, 0);
    }
}
