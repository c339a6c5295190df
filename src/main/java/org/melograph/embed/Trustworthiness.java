package org.melograph.embed;

import org.melograph.base.Tensor;
import org.melograph.base.Workers;

/**
 * How far to trust the neighbours on a map (Venna and Kaski 2001, as scikit-learn computes it): 1 when every near song on
 * the map is near in truth; each intruder costs by how far away it really is; 0.5 is about what chance gives.
 */
public final class Trustworthiness {
    private Trustworthiness() {}

    /**
     * The trustworthiness over {@code k} neighbours.
     *
     * @param high the true vectors, axes {@code [song, dimension]}
     * @param low the map, axes {@code [song, coordinate]}
     * @param k how many neighbours, 1 or more; lowered to what the measure is defined for, fewer than half the songs
     * @return 0 to 1; 1 for fewer than three songs, where there is nothing to get wrong
     */
    public static double of(Tensor high, Tensor low, int k) {
        int songs = high.size(0);
        if (low.size(0) != songs) {
            throw new IllegalArgumentException(songs + " songs, and " + low.size(0) + " on the map.");
        }
        if (k < 1) {
            throw new IllegalArgumentException("Trustworthiness over " + k + " neighbours.");
        }
        if (songs < 3) {
            return 1;
        }
        int count = Math.min(k, (songs - 1) / 2);
        float[] highByDimension = NearestNeighbours.transposed(high);
        float[] lowByDimension = NearestNeighbours.transposed(low);
        long[] penalties = new long[songs];
        try (Workers.Team team = Workers.team("trustworthiness", Workers.cores())) {
            team.each(songs, i -> {
                float[] distances = new float[songs];
                NearestNeighbours.distances(low, lowByDimension, i, distances);
                int[] near = nearest(distances, i, count);
                NearestNeighbours.distances(high, highByDimension, i, distances);
                for (int j : near) {
                    penalties[i] += Math.max(0, rank(distances, i, j) - count);
                }
            });
        }
        double penalty = 0;
        for (long p : penalties) {
            penalty += p;
        }
        return 1 - penalty * 2 / ((double) songs * count * (2.0 * songs - 3.0 * count - 1));
    }

    private static int[] nearest(float[] distances, int self, int count) {
        int[] near = new int[count];
        int size = 0;
        for (int s = 0; s < distances.length; s++) {
            if (s == self || (size == count && distances[s] >= distances[near[size - 1]])) {
                continue;
            }
            int place = size < count ? size++ : count - 1;
            while (place > 0 && distances[near[place - 1]] > distances[s]) {
                near[place] = near[place - 1];
                place--;
            }
            near[place] = s;
        }
        return near;
    }

    /** 1 for the nearest; of equally far songs the one with the smaller index comes first. */
    private static int rank(float[] distances, int self, int song) {
        float own = distances[song];
        int rank = 1;
        for (int s = 0; s < distances.length; s++) {
            if (s != self && (distances[s] < own || (distances[s] == own && s < song))) {
                rank++;
            }
        }
        return rank;
    }
}
