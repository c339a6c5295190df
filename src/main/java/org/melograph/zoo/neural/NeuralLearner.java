package org.melograph.zoo.neural;

import java.util.Arrays;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.melograph.base.Axis;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.model.Batch;
import org.melograph.model.Learner;
import org.melograph.model.LearnerState;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a network by back-propagation with Adam. */
final class NeuralLearner implements Learner.Iterative {
    /** The smallest probability whose logarithm is taken, so that one certain mistake does not make a loss infinite. */
    private static final double LEAST_PROBABILITY = 1e-10;

    private final ModelSpec spec;
    private final Network network;
    private final Model model;
    private final long seed;
    private long steps;

    NeuralLearner(ModelSpec spec, Network network, Model model, long seed) {
        this.spec = spec;
        this.network = network;
        this.model = model;
        this.seed = seed;
    }

    @Override
    public Model model() {
        return model;
    }

    Network network() {
        return network;
    }

    @Override
    public double step(Batch batch, long step) {
        // Dropout draws from ND4J's generator of this thread: seeded here, a resumed run drops what the whole run
        // dropped.
        Nd4j.getRandom().setSeed(Rng.derive(seed, "dropout", step));
        network.graph().getConfiguration().setIterationCount(Math.toIntExact(step));
        try (Lesson lesson = lesson(batch)) {
            double loss = network.fit(lesson);
            steps = step + 1;
            return loss;
        }
    }

    /** Checks a batch and lays it out. */
    Lesson lesson(Batch batch) {
        spec.check(batch.inputs(), batch.mask());
        float[] weights = answerWeights(batch);
        scaleToMeanOne(weights, batch.size());
        return network.lesson(batch.inputs(), batch.mask(), labels(batch.targets(), weights));
    }

    @Override
    public double loss(Batch batch) {
        Tensor predicted = model.predict(batch.inputs(), batch.mask());
        float[] weights = answerWeights(batch);
        float[] targets = batch.targets().values();
        int answers = targets.length / batch.size();
        int classes = network.plan().classes();
        double sum = 0;
        double total = 0;
        for (int i = 0; i < targets.length; i++) {
            if (weights[i] != 0) {
                int position = (i / answers * classes + (int) targets[i]) * answers + i % answers;
                double probability = predicted.values()[position];
                // Written so that NaN stays NaN.
                sum -= weights[i] * Math.log(probability < LEAST_PROBABILITY ? LEAST_PROBABILITY : probability);
                total += weights[i];
            }
        }
        return total == 0 ? 0 : sum / total;
    }

    /** The weight of each answer, row-major like the targets: 0 where there is none. */
    private float[] answerWeights(Batch batch) {
        Tensor targets = batch.targets();
        int classes = network.plan().classes();
        int rank = network.plan().everyStep() ? 2 : 1;
        if (targets.rank() != rank || targets.size(0) != batch.size()) {
            throw new IllegalArgumentException("Targets of the axes " + targets.axes() + " for " + batch.size()
                    + " examples of '" + spec.architecture() + "'.");
        }
        int answers = targets.length() / batch.size();
        Tensor mask = batch.mask();
        Tensor weights = batch.weights();
        float[] result = new float[targets.length()];
        for (int i = 0; i < result.length; i++) {
            float target = targets.values()[i];
            if (target < -1 || target >= classes || target != (int) target) {
                throw new IllegalArgumentException("A target " + target + " for " + classes + " classes.");
            }
            boolean padded = rank == 2 && mask != null && mask.values()[i] == 0;
            float weight = weights == null ? 1 : weights.values()[i / answers];
            result[i] = target < 0 || padded ? 0 : weight;
        }
        return result;
    }

    // DL4J divides the sum over all answers by the number of examples; scaled so, that quotient is the weighted mean.
    private static void scaleToMeanOne(float[] weights, int examples) {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        if (sum > 0) {
            float scale = (float) (examples / sum);
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= scale;
            }
        }
    }

    /** Row-major {@code [example, class]} or {@code [example, class, step]}: the weight of each answer at its class. */
    private float[] labels(Tensor targets, float[] weights) {
        int classes = network.plan().classes();
        int answers = targets.length() / targets.size(0);
        float[] labels = new float[targets.length() * classes];
        for (int i = 0; i < targets.length(); i++) {
            int target = (int) targets.values()[i];
            if (target >= 0) {
                labels[(i / answers * classes + target) * answers + i % answers] = weights[i];
            }
        }
        return labels;
    }

    @Override
    public LearnerState state() {
        ComputationGraph graph = network.graph();
        INDArray moments = graph.getUpdater().getUpdaterStateViewArray();
        return new LearnerState(
                flat(graph.params()),
                moments == null ? Tensor.wrap(new float[0], new Axis("value", 0)) : flat(moments),
                steps);
    }

    private static Tensor flat(INDArray array) {
        float[] values = Network.floats(array);
        return Tensor.wrap(values, new Axis("value", values.length));
    }

    @Override
    public void restore(LearnerState state) {
        ComputationGraph graph = network.graph();
        fill(graph.params(), state.weights(), "weights");
        INDArray moments = graph.getUpdater().getUpdaterStateViewArray();
        if (moments != null) {
            fill(moments, state.optimiser(), "optimiser");
        }
        steps = state.step();
    }

    private static void fill(INDArray view, Tensor values, String what) {
        if (view.length() != values.length()) {
            throw new IllegalArgumentException("The state's " + what + " hold " + values.length()
                    + " numbers, the network has " + view.length() + ".");
        }
        try (INDArray copy = Network.array(Arrays.copyOf(values.values(), values.length()), view.shape())) {
            view.assign(copy);
        }
    }

    @Override
    public void setLearningRate(double rate) {
        network.plan().rate().change(rate);
    }

    @Override
    public void close() {
        network.close();
    }
}
