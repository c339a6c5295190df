package org.melograph.zoo.neural.layer;

import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The cross-entropy of each tag for itself, after a logistic function. A label holds the weight of its answer, above 0
 * where the example has the tag and below 0 where it has not; 0 where that is not known.
 *
 * <p>Labels and scores: axes {@code [example, tag]}.
 */
public final class TagCrossEntropy implements ILossFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public double computeScore(
            INDArray labels, INDArray scores, IActivation logistic, @Nullable INDArray mask, boolean average) {
        double sum =
                computeScoreArray(labels, scores, logistic, mask).sumNumber().doubleValue();
        return average ? sum / labels.size(0) : sum;
    }

    // From the scores: the logarithm of a probability that was rounded to 0 would be infinite.
    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray scores, IActivation logistic, @Nullable INDArray mask) {
        INDArray against = Transforms.sign(labels, true).muli(scores).negi();
        INDArray rest = Transforms.log(
                Transforms.exp(Transforms.abs(against, true).negi(), false).addi(1), false);
        INDArray loss = Transforms.relu(against, true).addi(rest);
        return loss.muli(Transforms.abs(labels, true)).sum(true, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray scores, IActivation logistic, @Nullable INDArray mask) {
        INDArray probabilities = logistic.getActivation(scores.dup(), true);
        return probabilities.muli(Transforms.abs(labels, true)).subi(Transforms.relu(labels, true));
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray scores, IActivation logistic, @Nullable INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, scores, logistic, mask, average), computeGradient(labels, scores, logistic, mask));
    }

    @Override
    public String name() {
        return "cross-entropy of tags";
    }
}
