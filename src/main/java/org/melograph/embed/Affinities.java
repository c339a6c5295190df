package org.melograph.embed;

import java.util.Arrays;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;

/**
 * How much each pair of songs belongs together: a Gaussian over the distances to the nearest songs, as wide as the
 * perplexity asks, made symmetric; sums to 1 over all pairs. Kept as rows of neighbours.
 */
final class Affinities {
    private static final int SEARCH_STEPS = 100;
    private static final double ENTROPY_TOLERANCE = 1e-5;
    private static final int BLOCK = 64;

    // Row i's neighbours are at rowStart[i] to rowStart[i + 1], sorted.
    private final int[] rowStart;
    private final int[] neighbour;
    private final float[] affinity;

    private Affinities(int[] rowStart, int[] neighbour, float[] affinity) {
        this.rowStart = rowStart;
        this.neighbour = neighbour;
        this.affinity = affinity;
    }

    /**
     * The affinities of vectors, each with its {@code 3 * perplexity + 1} nearest.
     *
     * @param vectors axes {@code [song, dimension]}, two songs or more
     */
    static Affinities of(Tensor vectors, double perplexity, Workers.Team team, Job job) throws StoppedException {
        int songs = vectors.size(0);
        int count = (int) Math.min(songs - 1, Math.floor(3 * perplexity + 1));
        NearestNeighbours nearest = NearestNeighbours.of(vectors, count, team, job);
        float[] conditional = new float[songs * count];
        team.each((songs + BLOCK - 1) / BLOCK, block -> {
            double[] weights = new double[count];
            for (int i = block * BLOCK; i < Math.min(songs, (block + 1) * BLOCK); i++) {
                spread(nearest.squares(), i * count, count, perplexity, weights);
                for (int n = 0; n < count; n++) {
                    conditional[i * count + n] = (float) weights[n];
                }
            }
        });
        return symmetric(nearest.indices(), conditional, songs, count);
    }

    /** How many pairs are kept, each counted from both sides. */
    int pairs() {
        return neighbour.length;
    }

    /** The affinity of two songs, 0 where they are no neighbours. */
    float at(int i, int j) {
        int found = Arrays.binarySearch(neighbour, rowStart[i], rowStart[i + 1], j);
        return found < 0 ? 0 : affinity[found];
    }

    /**
     * The attraction at songs {@code from} to {@code to}: {@code sum over j of p_ij (y_i - y_j) / (1 + |y_i - y_j|^2)}.
     */
    void attract(float[] layout, float[] forces, int from, int to) {
        for (int i = from; i < to; i++) {
            float x = layout[2 * i];
            float y = layout[2 * i + 1];
            float forceX = 0;
            float forceY = 0;
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
                int j = 2 * neighbour[e];
                float dx = x - layout[j];
                float dy = y - layout[j + 1];
                float weight = affinity[e] / (1 + dx * dx + dy * dy);
                forceX += weight * dx;
                forceY += weight * dy;
            }
            forces[2 * i] = forceX;
            forces[2 * i + 1] = forceY;
        }
    }

    /** The part of the divergence that songs {@code from} to {@code to} bring: {@code sum of p log(p / q)}. */
    double divergence(float[] layout, double normaliser, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            for (int e = rowStart[i]; e < rowStart[i + 1]; e++) {
                int j = 2 * neighbour[e];
                double dx = layout[2 * i] - layout[j];
                double dy = layout[2 * i + 1] - layout[j + 1];
                double q = 1 / ((1 + dx * dx + dy * dy) * normaliser);
                double p = affinity[e];
                if (p > 0) {
                    sum += p * Math.log(p / Math.max(q, Double.MIN_NORMAL));
                }
            }
        }
        return sum;
    }

    /** The Gaussian over some squared distances whose entropy is the logarithm of the perplexity, found by halving. */
    private static void spread(float[] squares, int offset, int count, double perplexity, double[] weights) {
        double target = Math.log(perplexity);
        double nearest = Double.POSITIVE_INFINITY;
        double mean = 0;
        for (int n = 0; n < count; n++) {
            nearest = Math.min(nearest, squares[offset + n]);
            mean += squares[offset + n] / (double) count;
        }
        // Starting at the scale of the distances, so that their unit does not matter.
        double precision = mean > nearest ? 1 / (mean - nearest) : 1;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double sum = 0;
            double weighted = 0;
            for (int n = 0; n < count; n++) {
                double distance = squares[offset + n] - nearest;
                double weight = Math.exp(-precision * distance);
                weights[n] = weight;
                sum += weight;
                weighted += distance * weight;
            }
            double surplus = Math.log(sum) + precision * weighted / sum - target;
            for (int n = 0; n < count; n++) {
                weights[n] /= sum;
            }
            if (Math.abs(surplus) < ENTROPY_TOLERANCE) {
                return;
            }
            if (surplus > 0) {
                low = precision;
                precision = high == Double.POSITIVE_INFINITY ? precision * 2 : (precision + high) / 2;
            } else {
                high = precision;
                precision = (precision + low) / 2;
            }
        }
    }

    /** {@code p_ij = (p_j|i + p_i|j) / 2n}, each pair once in either row. */
    private static Affinities symmetric(int[] indices, float[] conditional, int songs, int count) {
        // The transpose, with a place for every pair: sorted by construction.
        int[] backStart = new int[songs + 1];
        for (int index : indices) {
            backStart[index + 1]++;
        }
        for (int i = 0; i < songs; i++) {
            backStart[i + 1] += backStart[i];
        }
        int[] filled = Arrays.copyOf(backStart, songs);
        int[] backIndex = new int[indices.length];
        float[] backWeight = new float[indices.length];
        for (int i = 0; i < songs; i++) {
            for (int e = i * count; e < (i + 1) * count; e++) {
                int place = filled[indices[e]]++;
                backIndex[place] = i;
                backWeight[place] = conditional[e];
            }
        }
        int[] rowStart = new int[songs + 1];
        int[] neighbour = new int[2 * indices.length];
        float[] affinity = new float[2 * indices.length];
        float scale = 1 / (2f * songs);
        int end = 0;
        for (int i = 0; i < songs; i++) {
            int forth = i * count;
            int back = backStart[i];
            while (forth < (i + 1) * count || back < backStart[i + 1]) {
                int forthIndex = forth < (i + 1) * count ? indices[forth] : Integer.MAX_VALUE;
                int backIdx = back < backStart[i + 1] ? backIndex[back] : Integer.MAX_VALUE;
                neighbour[end] = Math.min(forthIndex, backIdx);
                float weight = 0;
                if (forthIndex <= backIdx) {
                    weight += conditional[forth++];
                }
                if (backIdx <= forthIndex) {
                    weight += backWeight[back++];
                }
                affinity[end++] = weight * scale;
            }
            rowStart[i + 1] = end;
        }
        return new Affinities(rowStart, Arrays.copyOf(neighbour, end), Arrays.copyOf(affinity, end));
    }
}
