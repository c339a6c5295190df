package org.melograph.zoo.classical;

import java.util.LinkedHashMap;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/**
 * The softmax of sums of trees.
 *
 * <p>Weights: those of {@link FlatTrees}, round after round one tree a class, whose leaves hold steps; {@code baselines},
 * axes {@code [class]}, where the sums begin.
 */
final class BoostedClassifier implements Classifier {
    private final FlatTrees trees;
    private final float[] baselines;
    private final int statistics;

    BoostedClassifier(FlatTrees trees, float[] baselines, int statistics) {
        this.trees = trees;
        this.baselines = baselines;
        this.statistics = statistics;
    }

    static BoostedClassifier load(StoredWeights stored, int statistics, int classes) throws BadInputException {
        FlatTrees trees = FlatTrees.load(stored, statistics);
        if (trees.size() % classes != 0) {
            throw StoredWeights.unfit("tree_sizes", "are " + trees.size() + " for " + classes + " classes");
        }
        return new BoostedClassifier(
                trees, stored.take("baselines", classes).values().clone(), statistics);
    }

    @Override
    public void classify(float[] rows, int row, double[] into) {
        int classes = baselines.length;
        for (int c = 0; c < classes; c++) {
            into[c] = baselines[c];
        }
        for (int t = 0; t < trees.size(); t++) {
            into[t % classes] += trees.leaf(t, rows, row * statistics);
        }
        Votes.softmax(into, 1);
    }

    @Override
    public Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>(trees.weights());
        weights.put("baselines", Tensor.copyOf(baselines, new Axis("class", baselines.length)));
        return weights;
    }
}
