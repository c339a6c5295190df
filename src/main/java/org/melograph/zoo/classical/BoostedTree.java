package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Grows the trees of one class, one after another, along the gradient of the loss: always the leaf is split that gains
 * most, by sums over bins, of which a larger child's are its parent's without the smaller child's. Used by one thread at a
 * time.
 */
final class BoostedTree {
    /** A side of a split with less curvature than this has nothing to say. */
    private static final double LEAST_CURVATURE = 1e-3;

    private final BinnedColumns columns;
    private final int mostLeaves;
    private final int leastRows;
    private final double shrinkage;
    private final double penalty;
    private final int[] offsets;
    private final int[] order;
    private final int[] side;
    private final double[] slopes;
    private final double[] curvatures;
    private final Deque<Sums> spare;

    /**
     * One for each class. They share the room for their sums, so that no more is taken than grow at the same time.
     *
     * @param mostLeaves of a tree
     * @param leastRows in a leaf
     * @param shrinkage what a leaf's step is multiplied by
     * @param penalty on large steps (L2)
     */
    static List<BoostedTree> forClasses(
            int classes, BinnedColumns columns, int mostLeaves, int leastRows, double shrinkage, double penalty) {
        Deque<Sums> spare = new ConcurrentLinkedDeque<>();
        return IntStream.range(0, classes)
                .mapToObj(_ -> new BoostedTree(columns, mostLeaves, leastRows, shrinkage, penalty, spare))
                .toList();
    }

    private BoostedTree(
            BinnedColumns columns, int mostLeaves, int leastRows, double shrinkage, double penalty, Deque<Sums> spare) {
        this.spare = spare;
        this.columns = columns;
        this.mostLeaves = mostLeaves;
        this.leastRows = leastRows;
        this.shrinkage = shrinkage;
        this.penalty = penalty;
        this.offsets = new int[columns.columns() + 1];
        for (int j = 0; j < columns.columns(); j++) {
            offsets[j + 1] = offsets[j] + columns.count(j);
        }
        this.order = new int[columns.rows()];
        this.side = new int[columns.rows()];
        this.slopes = new double[columns.rows()];
        this.curvatures = new double[columns.rows()];
    }

    /** Sums over the rows of a leaf, by column and bin. */
    private static final class Sums {
        final double[] slopes;
        final double[] curvatures;
        final int[] counts;

        Sums(int size) {
            slopes = new double[size];
            curvatures = new double[size];
            counts = new int[size];
        }

        void clear() {
            Arrays.fill(slopes, 0);
            Arrays.fill(curvatures, 0);
            Arrays.fill(counts, 0);
        }

        void subtract(Sums other) {
            for (int i = 0; i < slopes.length; i++) {
                slopes[i] -= other.slopes[i];
                curvatures[i] -= other.curvatures[i];
                counts[i] -= other.counts[i];
            }
        }
    }

    /** Rows {@code from} to {@code to - 1} of the order: a leaf, until it is split. */
    private static final class Node {
        final int from;
        final int to;
        final double slope;
        final double curvature;

        @Nullable
        Sums sums;

        double gain;
        int column = -1;
        int bin;

        @Nullable
        Node left;

        @Nullable
        Node right;

        Node(int from, int to, double slope, double curvature) {
            this.from = from;
            this.to = to;
            this.slope = slope;
            this.curvature = curvature;
        }
    }

    /**
     * Grows a tree and moves the scores along it.
     *
     * @param gradient the slope of the loss by row
     * @param hessian its curvature by row, 0 or more
     * @param scores by row and class; those of {@code label} are changed
     */
    FlatTrees.Builder grow(double[] gradient, double[] hessian, double[] scores, int label, int classes) {
        double slope = 0;
        double curvature = 0;
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
            slope += gradient[i];
            curvature += hessian[i];
        }
        Node root = new Node(0, order.length, slope, curvature);
        root.sums = add(root, gradient, hessian);
        look(root);
        List<Node> leaves = new ArrayList<>(List.of(root));
        while (leaves.size() < mostLeaves) {
            Node best = leaves.getFirst();
            for (Node leaf : leaves) {
                best = leaf.gain > best.gain ? leaf : best;
            }
            if (best.column < 0) {
                break;
            }
            leaves.remove(best);
            split(best, gradient, hessian, leaves);
        }
        for (Node leaf : leaves) {
            give(leaf.sums);
            leaf.sums = null;
            double step = step(leaf);
            for (int i = leaf.from; i < leaf.to; i++) {
                scores[order[i] * classes + label] += step;
            }
        }
        FlatTrees.Builder tree = new FlatTrees.Builder();
        write(root, tree);
        return tree;
    }

    private float step(Node leaf) {
        return leaf.curvature + penalty > 0 ? (float) (-shrinkage * leaf.slope / (leaf.curvature + penalty)) : 0;
    }

    private void write(Node node, FlatTrees.Builder tree) {
        Node left = node.left;
        Node right = node.right;
        if (left == null || right == null) {
            tree.leaf(step(node));
            return;
        }
        int number = tree.split(node.column, columns.edge(node.column, node.bin));
        write(left, tree);
        tree.rightFollows(number);
        write(right, tree);
    }

    private Sums add(Node node, double[] gradient, double[] hessian) {
        Sums left = spare.poll();
        Sums sums = left == null ? new Sums(offsets[columns.columns()]) : left;
        sums.clear();
        int n = node.to - node.from;
        for (int i = 0; i < n; i++) {
            slopes[i] = gradient[order[node.from + i]];
            curvatures[i] = hessian[order[node.from + i]];
        }
        for (int j = 0; j < columns.columns(); j++) {
            byte[] bins = columns.column(j);
            int offset = offsets[j];
            for (int i = 0; i < n; i++) {
                int bin = offset + (bins[order[node.from + i]] & 0xff);
                sums.slopes[bin] += slopes[i];
                sums.curvatures[bin] += curvatures[i];
                sums.counts[bin]++;
            }
        }
        return sums;
    }

    private void give(@Nullable Sums sums) {
        if (sums != null) {
            spare.push(sums);
        }
    }

    private void split(Node node, double[] gradient, double[] hessian, List<Node> leaves) {
        byte[] bins = columns.column(node.column);
        int low = node.from;
        int high = 0;
        double slope = 0;
        double curvature = 0;
        for (int i = node.from; i < node.to; i++) {
            int row = order[i];
            if ((bins[row] & 0xff) <= node.bin) {
                order[low++] = row;
                slope += gradient[row];
                curvature += hessian[row];
            } else {
                side[high++] = row;
            }
        }
        System.arraycopy(side, 0, order, low, high);
        Node left = new Node(node.from, low, slope, curvature);
        Node right = new Node(low, node.to, node.slope - slope, node.curvature - curvature);
        Node smaller = low - node.from <= high ? left : right;
        Node larger = smaller == left ? right : left;
        node.left = left;
        node.right = right;
        Sums whole = node.sums;
        node.sums = null;
        if (Math.max(low - node.from, high) < 2 * leastRows || whole == null) {
            give(whole);
        } else {
            smaller.sums = add(smaller, gradient, hessian);
            whole.subtract(smaller.sums);
            larger.sums = whole;
            look(smaller);
            look(larger);
        }
        leaves.add(left);
        leaves.add(right);
    }

    /** Finds the split of a leaf that gains most. */
    private void look(Node node) {
        Sums sums = node.sums;
        int n = node.to - node.from;
        if (sums == null || n < 2 * leastRows) {
            return;
        }
        double whole = gain(node.slope, node.curvature);
        for (int j = 0; j < columns.columns(); j++) {
            double slope = 0;
            double curvature = 0;
            int count = 0;
            for (int bin = offsets[j]; bin < offsets[j + 1] - 1; bin++) {
                slope += sums.slopes[bin];
                curvature += sums.curvatures[bin];
                count += sums.counts[bin];
                if (count < leastRows || sums.counts[bin] == 0 || curvature < LEAST_CURVATURE) {
                    continue;
                }
                if (n - count < leastRows || node.curvature - curvature < LEAST_CURVATURE) {
                    break;
                }
                double gain = gain(slope, curvature) + gain(node.slope - slope, node.curvature - curvature) - whole;
                if (gain > node.gain) {
                    node.gain = gain;
                    node.column = j;
                    node.bin = bin - offsets[j];
                }
            }
        }
    }

    private double gain(double slope, double curvature) {
        return slope * slope / (curvature + penalty);
    }
}
