package org.melograph.zoo.neural.layer;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Cross-entropy after a softmax, where each row of labels holds the weight of its example at the answer, and zeros alone
 * where there is no answer. DL4J's own way, a mask of weights over its cross-entropy, multiplies the scores before the
 * softmax by the weights too, and so learns something else as soon as one differs from 0 and 1.
 *
 * <p>Labels and scores: axes {@code [example, class]}; a sequence comes with its steps as rows.
 */
public final class WeightedCrossEntropy implements ILossFunction {
    private static final long serialVersionUID = 1L;

    private static final double LEAST_PROBABILITY = 1e-10;

    @Override
    public double computeScore(
            INDArray labels, INDArray scores, IActivation softmax, @Nullable INDArray mask, boolean average) {
        double sum =
                computeScoreArray(labels, scores, softmax, mask).sumNumber().doubleValue();
        return average ? sum / labels.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray scores, IActivation softmax, @Nullable INDArray mask) {
        INDArray probabilities = softmax.getActivation(scores.dup(), true);
        // Added and not taken as the least: that would hide NaN, by which a network that has left the numbers is seen.
        INDArray logarithms = Transforms.log(probabilities.addi(LEAST_PROBABILITY), false);
        return logarithms.muli(labels).sum(true, 1).negi();
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray scores, IActivation softmax, @Nullable INDArray mask) {
        INDArray probabilities = softmax.getActivation(scores.dup(), true);
        return probabilities.muliColumnVector(labels.sum(true, 1)).subi(labels);
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray scores, IActivation softmax, @Nullable INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, scores, softmax, mask, average), computeGradient(labels, scores, softmax, mask));
    }

    @Override
    public String name() {
        return "weighted cross-entropy";
    }
}
