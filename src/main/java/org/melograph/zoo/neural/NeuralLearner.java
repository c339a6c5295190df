package org.melograph.zoo.neural;

import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.model.Batch;
import org.melograph.model.Learner;
import org.melograph.model.LearnerState;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.zoo.neural.engine.Inputs;
import org.melograph.zoo.neural.engine.Targets;
import org.melograph.zoo.neural.layer.SteerableDropout;

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
        double loss = network.fit(inputs(batch), targets(batch), Rng.derive(seed, "dropout", step), step);
        steps = step + 1;
        return loss;
    }

    /** Checks a batch and lays it out. */
    Inputs inputs(Batch batch) {
        spec.check(batch.inputs(), batch.mask());
        return network.inputs(batch.inputs(), batch.mask());
    }

    /** The answers with their weights, which come to one for each example in the mean. */
    Targets targets(Batch batch) {
        float[] weights = answerWeights(batch);
        Batch.Mixture mixture = batch.mixture();
        if (mixture == null) {
            scaleToMeanOne(batch.size(), weights);
            return new Targets(
                    batch.targets(), Tensor.wrap(weights, batch.targets().axes()));
        }
        if (network.plan().tags() || network.plan().everyStep()) {
            throw new IllegalArgumentException("'" + spec.architecture() + "' gives no class that could be mixed.");
        }
        float[] others = new float[weights.length];
        Tensor alone = mixture.weights();
        for (int i = 0; i < others.length; i++) {
            float part = mixture.parts().at(i);
            others[i] = weights[i] == 0 ? 0 : part * (alone == null ? 1 : alone.at(i));
            weights[i] *= 1 - part;
        }
        scaleToMeanOne(batch.size(), weights, others);
        return new Targets(
                batch.targets(),
                Tensor.wrap(weights, batch.targets().axes()),
                mixture.classes(),
                Tensor.wrap(others, batch.targets().axes()));
    }

    @Override
    public double loss(Batch batch) {
        Tensor predicted = model.predict(batch.inputs(), batch.mask());
        float[] weights = answerWeights(batch);
        float[] targets = batch.targets().values();
        if (network.plan().tags()) {
            return tagLoss(predicted.values(), targets, weights);
        }
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

    private static double tagLoss(float[] predicted, float[] targets, float[] weights) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < targets.length; i++) {
            if (weights[i] != 0) {
                double right = targets[i] == 1 ? predicted[i] : 1.0 - predicted[i];
                sum -= weights[i] * Math.log(right < LEAST_PROBABILITY ? LEAST_PROBABILITY : right);
                total += weights[i];
            }
        }
        return total == 0 ? 0 : sum / total;
    }

    /** The weight of each answer, row-major like the targets: 0 where there is none. */
    private float[] answerWeights(Batch batch) {
        Tensor targets = batch.targets();
        int classes = network.plan().classes();
        boolean tags = network.plan().tags();
        int rank = tags || network.plan().everyStep() ? 2 : 1;
        if (targets.rank() != rank || targets.size(0) != batch.size() || (tags && targets.size(1) != classes)) {
            throw new IllegalArgumentException("Targets of the axes " + targets.axes() + " for " + batch.size()
                    + " examples of '" + spec.architecture() + "'.");
        }
        int answers = targets.length() / batch.size();
        Tensor mask = batch.mask();
        Tensor weights = batch.weights();
        float[] result = new float[targets.length()];
        for (int i = 0; i < result.length; i++) {
            float target = targets.values()[i];
            if (target < -1 || target >= (tags ? 2 : classes) || target != (int) target) {
                throw new IllegalArgumentException(
                        "A target " + target + " for " + classes + (tags ? " tags." : " classes."));
            }
            boolean padded = network.plan().everyStep() && mask != null && mask.values()[i] == 0;
            float weight = weights == null ? 1 : weights.values()[i / answers];
            result[i] = target < 0 || padded ? 0 : weight;
        }
        return result;
    }

    // DL4J divides the sum over all answers by the number of examples; scaled so, that quotient is the weighted mean.
    private static void scaleToMeanOne(int examples, float[]... weights) {
        double sum = 0;
        for (float[] some : weights) {
            for (float weight : some) {
                sum += weight;
            }
        }
        if (sum > 0) {
            float scale = (float) (examples / sum);
            for (float[] some : weights) {
                for (int i = 0; i < some.length; i++) {
                    some[i] *= scale;
                }
            }
        }
    }

    @Override
    public LearnerState state() {
        return new LearnerState(network.state(), network.engine().moments(), steps);
    }

    @Override
    public void restore(LearnerState state) {
        network.restore(state.weights());
        network.engine().restoreMoments(state.optimiser());
        steps = state.step();
    }

    @Override
    public double learningRate() {
        return network.plan().rate().valueAt(0, 0);
    }

    @Override
    public double dropout() {
        SteerableDropout dropout = network.plan().dropout();
        return dropout == null ? Double.NaN : dropout.dropped();
    }

    @Override
    public void setDropout(double dropped) {
        SteerableDropout dropout = network.plan().dropout();
        if (dropout == null) {
            throw new IllegalStateException("'" + spec.architecture() + "' has no dropout.");
        }
        dropout.change(dropped);
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
