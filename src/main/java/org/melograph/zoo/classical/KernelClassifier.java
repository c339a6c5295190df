package org.melograph.zoo.classical;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;

/**
 * A support vector machine for each pair of classes. Every pair votes, and of equal votes the classes' margins decide; how
 * far a row lies beyond the margins makes the probabilities, of which the winner gets the largest.
 *
 * <p>Weights: {@code support_vectors}, axes {@code [vector, statistic]}; {@code coefficients}, axes {@code [pair,
 * vector]}, 0 where a pair does not use a vector; {@code offsets}, axes {@code [pair]}, taken off the sum; {@code
 * pair_present}, axes {@code [pair]}, 0 where the training part lacked one of the classes; {@code slope}, one value, how
 * sharply margins become probabilities; {@code kernel_width}, one value, the gamma of the kernel, 0 for the linear one.
 * Pairs in the order 0-1, 0-2, ..., 1-2, ...; a sum above 0 speaks for the first.
 */
final class KernelClassifier implements Classifier {
    private final float[] vectors;
    private final float[] coefficients;
    private final float[] offsets;
    private final int[] present;
    private final float slope;
    private final float gamma;
    private final int statistics;
    private final int classes;
    private final int count;
    private final KernelRows kernel;

    KernelClassifier(
            float[] vectors,
            float[] coefficients,
            float[] offsets,
            int[] present,
            float slope,
            float gamma,
            int statistics,
            int classes) {
        this.vectors = vectors;
        this.coefficients = coefficients;
        this.offsets = offsets;
        this.present = present;
        this.slope = slope;
        this.gamma = gamma;
        this.statistics = statistics;
        this.classes = classes;
        this.count = vectors.length / statistics;
        this.kernel =
                new KernelRows(vectors, statistics, IntStream.range(0, count).toArray(), gamma);
    }

    /** The number of pairs of classes. */
    static int pairs(int classes) {
        return classes * (classes - 1) / 2;
    }

    static KernelClassifier load(StoredWeights stored, int statistics, int classes) throws BadInputException {
        Tensor vectors = stored.take("support_vectors", -1, statistics);
        int pairs = pairs(classes);
        Tensor coefficients = stored.take("coefficients", pairs, vectors.size(0));
        Tensor offsets = stored.take("offsets", pairs);
        int[] present = stored.takeWhole("pair_present", pairs, 0, 1);
        float slope = positive(stored, "slope");
        float gamma = positive(stored, "kernel_width");
        return new KernelClassifier(
                vectors.values().clone(),
                coefficients.values().clone(),
                offsets.values().clone(),
                present,
                slope,
                gamma,
                statistics,
                classes);
    }

    private static float positive(StoredWeights stored, String name) throws BadInputException {
        float value = stored.take(name, 1).values()[0];
        if (value < 0) {
            throw StoredWeights.unfit(name, "hold " + value);
        }
        return value;
    }

    /** The same machine with another slope. */
    KernelClassifier withSlope(double newSlope) {
        return new KernelClassifier(
                vectors, coefficients, offsets, present, (float) newSlope, gamma, statistics, classes);
    }

    @Override
    public void classify(float[] rows, int row, double[] into) {
        double[] margins = new double[offsets.length];
        double[] votes = new double[classes];
        margins(rows, row, margins);
        votes(margins, votes);
        support(margins, into);
        Votes.softmax(into, slope);
        // The votes name the class. Margins know better how sure that is, but name a little fewer right.
        int winner = Votes.largest(votes);
        int likeliest = Votes.largest(into);
        double most = into[likeliest];
        into[likeliest] = into[winner];
        into[winner] = most;
    }

    /** The margin of each pair, above 0 for its first class, 1 and more beyond its border; 0 where a class is missing. */
    void margins(float[] rows, int row, double[] into) {
        float[] alike = new float[kernel.room()];
        kernel.compare(rows, row * statistics, alike);
        for (int pair = 0; pair < offsets.length; pair++) {
            into[pair] =
                    present[pair] == 0 ? 0 : Dense.dot(coefficients, pair * count, alike, 0, count) - offsets[pair];
        }
    }

    /**
     * For each class the pairs it wins, with the sum of its margins squeezed between -1/3 and 1/3 to part equal ones
     * (scikit-learn's one-vs-rest decision function); below all others for a class without examples.
     */
    void votes(double[] margins, double[] into) {
        double[] sums = new double[classes];
        Arrays.fill(into, 0);
        eachPair((pair, a, b) -> {
            into[margins[pair] > 0 ? a : b]++;
            sums[a] += margins[pair];
            sums[b] -= margins[pair];
        });
        for (int c = 0; c < classes; c++) {
            into[c] += sums[c] / (3 * (Math.abs(sums[c]) + 1));
        }
        lowerMissing(into);
    }

    /** For each class the sum of its margins, each cut at 1 on either side, so that no pair says more than a vote. */
    void support(double[] margins, double[] into) {
        Arrays.fill(into, 0);
        eachPair((pair, a, b) -> {
            double vote = Math.clamp(margins[pair], -1, 1);
            into[a] += vote;
            into[b] -= vote;
        });
        lowerMissing(into);
    }

    private interface PairVisitor {
        void visit(int pair, int first, int second);
    }

    /** Visits the pairs whose classes both have examples. */
    private void eachPair(PairVisitor visitor) {
        int pair = 0;
        for (int a = 0; a < classes; a++) {
            for (int b = a + 1; b < classes; b++, pair++) {
                if (present[pair] != 0) {
                    visitor.visit(pair, a, b);
                }
            }
        }
    }

    private void lowerMissing(double[] scores) {
        boolean[] known = new boolean[classes];
        eachPair((_, a, b) -> {
            known[a] = true;
            known[b] = true;
        });
        for (int c = 0; c < classes; c++) {
            scores[c] = known[c] ? scores[c] : -classes;
        }
    }

    @Override
    public Map<String, Tensor> weights() {
        Axis vector = new Axis("vector", count);
        Axis pair = new Axis("pair", offsets.length);
        Axis one = new Axis("value", 1);
        float[] presence = new float[present.length];
        for (int i = 0; i < presence.length; i++) {
            presence[i] = present[i];
        }
        Map<String, Tensor> weights = new LinkedHashMap<>();
        weights.put("support_vectors", Tensor.copyOf(vectors, vector, new Axis("statistic", statistics)));
        weights.put("coefficients", Tensor.copyOf(coefficients, pair, vector));
        weights.put("offsets", Tensor.copyOf(offsets, pair));
        weights.put("pair_present", Tensor.wrap(presence, pair));
        weights.put("slope", Tensor.wrap(new float[] {slope}, one));
        weights.put("kernel_width", Tensor.wrap(new float[] {gamma}, one));
        return weights;
    }
}
