package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/**
 * The mean of the trees' leaves.
 *
 * <p>Weights: those of {@link FlatTrees}, where a leaf's value is a row of {@code leaf_shares}, axes {@code [leaf,
 * class]}: the shares of the classes in it. Its first rows are those of the pure leaves, one for each class.
 */
final class ForestClassifier implements Classifier {
    private final FlatTrees trees;
    private final float[] shares;
    private final int statistics;
    private final int classes;

    private ForestClassifier(FlatTrees trees, float[] shares, int statistics, int classes) {
        this.trees = trees;
        this.shares = shares;
        this.statistics = statistics;
        this.classes = classes;
    }

    /**
     * Puts grown trees together, in their order; changes them.
     *
     * @param mixed for each tree the shares of its leaves that hold several classes
     */
    static ForestClassifier of(List<FlatTrees.Builder> trees, List<List<float[]>> mixed, int statistics, int classes)
            throws BadInputException {
        List<float[]> rows = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            float[] pure = new float[classes];
            pure[c] = 1;
            rows.add(pure);
        }
        for (int t = 0; t < trees.size(); t++) {
            trees.get(t).shiftLeaves(classes, rows.size() - classes);
            rows.addAll(mixed.get(t));
        }
        float[] shares = new float[Math.multiplyExact(rows.size(), classes)];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, shares, i * classes, classes);
        }
        return new ForestClassifier(FlatTrees.of(trees), shares, statistics, classes);
    }

    static ForestClassifier load(StoredWeights stored, int statistics, int classes) throws BadInputException {
        FlatTrees trees = FlatTrees.load(stored, statistics);
        Tensor shares = stored.take("leaf_shares", -1, classes);
        if (!trees.leavesAreWhole(shares.size(0) - 1)) {
            throw StoredWeights.unfit("thresholds", "name leaves that there are not");
        }
        for (float share : shares.values()) {
            if (share < 0) {
                throw StoredWeights.unfit("leaf_shares", "hold " + share);
            }
        }
        return new ForestClassifier(trees, shares.values().clone(), statistics, classes);
    }

    @Override
    public void classify(float[] rows, int row, double[] into) {
        Arrays.fill(into, 0);
        for (int t = 0; t < trees.size(); t++) {
            int leaf = (int) trees.leaf(t, rows, row * statistics);
            for (int c = 0; c < classes; c++) {
                into[c] += shares[leaf * classes + c];
            }
        }
        Votes.normalise(into);
    }

    @Override
    public Map<String, Tensor> weights() {
        Map<String, Tensor> weights = new LinkedHashMap<>(trees.weights());
        weights.put(
                "leaf_shares",
                Tensor.copyOf(shares, new Axis("leaf", shares.length / classes), new Axis("class", classes)));
        return weights;
    }
}
