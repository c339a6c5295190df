package org.melograph.zoo.classical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/**
 * Decision trees in flat arrays, tree after tree, each in preorder: a node's left child follows it, its right child is
 * named. A row goes left where its statistic is at most the node's threshold.
 *
 * <p>Weights: {@code tree_sizes}, axes {@code [tree]}, the number of nodes of each; {@code split_on}, axes {@code [node]},
 * the statistic that a node looks at, -1 for a leaf; {@code thresholds}, axes {@code [node]}, what it is compared with,
 * for a leaf the leaf's value; {@code right_children}, axes {@code [node]}, counted from the tree's first node, 0 for a
 * leaf.
 */
final class FlatTrees {
    private static final int LEAF = -1;

    /** Whole numbers up to this are exact as float. */
    private static final int LARGEST_EXACT = 1 << 24;

    private final int[] sizes;
    private final int[] starts;
    private final int[] splitOn;
    private final float[] thresholds;
    private final int[] rights;

    private FlatTrees(int[] sizes, int[] splitOn, float[] thresholds, int[] rights) {
        this.sizes = sizes;
        this.splitOn = splitOn;
        this.thresholds = thresholds;
        this.rights = rights;
        this.starts = new int[sizes.length];
        for (int t = 1; t < sizes.length; t++) {
            starts[t] = starts[t - 1] + sizes[t - 1];
        }
    }

    /** One tree in the making, from its root on. */
    static final class Builder {
        private int[] splitOn = new int[64];
        private float[] thresholds = new float[64];
        private int[] rights = new int[64];
        private int size;

        /** Adds a node that divides; its left subtree is to follow. Gives its number. */
        int split(int statistic, float threshold) {
            return add(statistic, threshold);
        }

        /** Says that the right subtree of a node begins with the next one added. */
        void rightFollows(int node) {
            rights[node] = size;
        }

        /** Adds a leaf. */
        void leaf(float value) {
            add(LEAF, value);
        }

        private int add(int statistic, float threshold) {
            if (size == splitOn.length) {
                splitOn = Arrays.copyOf(splitOn, 2 * size);
                thresholds = Arrays.copyOf(thresholds, 2 * size);
                rights = Arrays.copyOf(rights, 2 * size);
            }
            splitOn[size] = statistic;
            thresholds[size] = threshold;
            return size++;
        }

        /** Adds to the value of every leaf that is at least {@code from}. */
        void shiftLeaves(float from, float by) {
            for (int i = 0; i < size; i++) {
                if (splitOn[i] == LEAF && thresholds[i] >= from) {
                    thresholds[i] += by;
                }
            }
        }
    }

    static FlatTrees of(List<Builder> trees) throws BadInputException {
        long nodes = trees.stream().mapToLong(t -> t.size).sum();
        if (nodes > Integer.MAX_VALUE / 8) {
            throw new BadInputException("The trees have " + nodes
                    + " nodes, more than a model can hold. Use fewer trees, or a larger 'min_leaf'.");
        }
        int[] sizes = new int[trees.size()];
        int[] splitOn = new int[(int) nodes];
        float[] thresholds = new float[(int) nodes];
        int[] rights = new int[(int) nodes];
        int at = 0;
        for (int t = 0; t < sizes.length; t++) {
            Builder tree = trees.get(t);
            sizes[t] = tree.size;
            System.arraycopy(tree.splitOn, 0, splitOn, at, tree.size);
            System.arraycopy(tree.thresholds, 0, thresholds, at, tree.size);
            System.arraycopy(tree.rights, 0, rights, at, tree.size);
            at += tree.size;
        }
        return new FlatTrees(sizes, splitOn, thresholds, rights);
    }

    /**
     * Takes stored trees. Children stand after their parents and within their tree, so that every walk ends.
     *
     * @param statistics the length of a row
     */
    static FlatTrees load(StoredWeights stored, int statistics) throws BadInputException {
        int[] sizes = stored.takeWhole("tree_sizes", -1, 1, LARGEST_EXACT);
        long nodes = 0;
        for (int size : sizes) {
            nodes += size;
        }
        if (nodes > Integer.MAX_VALUE / 8) {
            throw StoredWeights.unfit("tree_sizes", "come to " + nodes);
        }
        int[] splitOn = stored.takeWhole("split_on", (int) nodes, LEAF, statistics - 1);
        float[] thresholds = stored.take("thresholds", (int) nodes).values();
        int[] rights = stored.takeWhole("right_children", (int) nodes, 0, LARGEST_EXACT);
        int start = 0;
        for (int size : sizes) {
            for (int i = 0; i < size; i++) {
                int right = rights[start + i];
                boolean leaf = splitOn[start + i] == LEAF;
                if (leaf ? right != 0 : right <= i + 1 || right >= size) {
                    throw StoredWeights.unfit("right_children", "hold " + right);
                }
            }
            start += size;
        }
        return new FlatTrees(sizes, splitOn, thresholds.clone(), rights);
    }

    /** The number of trees. */
    int size() {
        return sizes.length;
    }

    /** The value of the leaf where a row ends. */
    float leaf(int tree, float[] rows, int offset) {
        int start = starts[tree];
        int node = start;
        while (splitOn[node] >= 0) {
            node = rows[offset + splitOn[node]] <= thresholds[node] ? node + 1 : start + rights[node];
        }
        return thresholds[node];
    }

    /** Whether every leaf's value is a whole number from 0 to {@code max}. */
    boolean leavesAreWhole(int max) {
        for (int i = 0; i < splitOn.length; i++) {
            if (splitOn[i] == LEAF
                    && (thresholds[i] != Math.rint(thresholds[i]) || thresholds[i] < 0 || thresholds[i] > max)) {
                return false;
            }
        }
        return true;
    }

    Map<String, Tensor> weights() {
        Axis node = new Axis("node", splitOn.length);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("tree_sizes", Tensor.wrap(floats(sizes), new Axis("tree", sizes.length)));
        weights.put("split_on", Tensor.wrap(floats(splitOn), node));
        weights.put("thresholds", Tensor.copyOf(thresholds, node));
        weights.put("right_children", Tensor.wrap(floats(rights), node));
        return weights;
    }

    private static float[] floats(int[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = values[i];
        }
        return floats;
    }
}
