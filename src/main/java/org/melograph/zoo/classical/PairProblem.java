package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/** The margin of each pair of classes, by libsvm, and all of them put together. */
final class PairProblem {
    private static final double TOLERANCE = 1e-3;
    private static final double CACHE_MEGABYTES = 100;

    private final TrainingRows rows;
    private final double gamma;
    private final double c;
    private final svm_node[][] nodes;

    static {
        svm.svm_set_print_string_function(_ -> {});
    }

    /** @param gamma of the kernel; 0 for the linear one */
    PairProblem(TrainingRows rows, double gamma, double c) {
        this.rows = rows;
        this.gamma = gamma;
        this.c = c;
        this.nodes = new svm_node[rows.size()][];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = new svm_node[rows.width];
            for (int j = 0; j < rows.width; j++) {
                svm_node node = new svm_node();
                node.index = j + 1;
                node.value = rows.values[i * rows.width + j];
                nodes[i][j] = node;
            }
        }
    }

    /**
     * What parts two classes.
     *
     * @param vectors the rows that support the margin; empty where a class has none
     * @param coefficients of these rows
     * @param offset taken off their sum
     */
    record Margin(List<Integer> vectors, List<Double> coefficients, double offset) {}

    /** Fits the pair of that number, in the order 0-1, 0-2, ..., 1-2, ... */
    Margin solve(int pair) {
        int a = 0;
        int left = pair;
        while (left >= rows.classes - 1 - a) {
            left -= rows.classes - 1 - a;
            a++;
        }
        int first = a;
        int second = a + 1 + left;
        int[] members = IntStream.range(0, rows.size())
                .filter(i -> rows.labels[i] == first || rows.labels[i] == second)
                // libsvm calls the class that it meets first the positive one.
                .boxed()
                .sorted((i, j) -> Integer.compare(rows.labels[i], rows.labels[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        if (members.length == 0
                || rows.labels[members[0]] != first
                || rows.labels[members[members.length - 1]] != second) {
            return new Margin(List.of(), List.of(), 0);
        }
        svm_problem problem = new svm_problem();
        problem.l = members.length;
        problem.x = new svm_node[members.length][];
        problem.y = new double[members.length];
        for (int i = 0; i < members.length; i++) {
            problem.x[i] = nodes[members[i]];
            problem.y[i] = rows.labels[members[i]] == first ? 1 : -1;
        }
        svm_model model = svm.svm_train(problem, parameter(members, first));
        List<Integer> vectors = new ArrayList<>(model.l);
        List<Double> coefficients = new ArrayList<>(model.l);
        for (int v = 0; v < model.l; v++) {
            // libsvm counts them from 1.
            vectors.add(members[model.sv_indices[v] - 1]);
            coefficients.add(model.sv_coef[0][v]);
        }
        return new Margin(vectors, coefficients, model.rho[0]);
    }

    private svm_parameter parameter(int[] members, int first) {
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.C_SVC;
        parameter.kernel_type = gamma == 0 ? svm_parameter.LINEAR : svm_parameter.RBF;
        parameter.gamma = gamma;
        parameter.C = c;
        parameter.eps = TOLERANCE;
        parameter.cache_size = CACHE_MEGABYTES;
        parameter.shrinking = 1;
        parameter.nr_weight = 2;
        parameter.weight_label = new int[] {1, -1};
        parameter.weight = new double[] {meanWeight(members, first, true), meanWeight(members, first, false)};
        return parameter;
    }

    private double meanWeight(int[] members, int first, boolean ofFirst) {
        return Arrays.stream(members)
                .filter(i -> (rows.labels[i] == first) == ofFirst)
                .mapToDouble(i -> rows.weights[i])
                .average()
                .orElse(1);
    }

    /** All margins, in the order of the pairs, over the rows that any of them needs. */
    KernelClassifier machine(List<Margin> margins, double slope) {
        int[] used = margins.stream()
                .flatMap(m -> m.vectors.stream())
                .mapToInt(Integer::intValue)
                .distinct()
                .sorted()
                .toArray();
        int[] place = new int[rows.size()];
        for (int v = 0; v < used.length; v++) {
            place[used[v]] = v;
        }
        float[] coefficients = new float[Math.multiplyExact(margins.size(), used.length)];
        float[] offsets = new float[margins.size()];
        int[] present = new int[margins.size()];
        for (int p = 0; p < margins.size(); p++) {
            Margin margin = margins.get(p);
            for (int v = 0; v < margin.vectors.size(); v++) {
                coefficients[p * used.length + place[margin.vectors.get(v)]] =
                        margin.coefficients.get(v).floatValue();
            }
            offsets[p] = (float) margin.offset;
            present[p] = margin.vectors.isEmpty() ? 0 : 1;
        }
        return new KernelClassifier(
                rows.select(used).values,
                coefficients,
                offsets,
                present,
                (float) slope,
                (float) gamma,
                rows.width,
                rows.classes);
    }
}
