package org.melograph.embed;

import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;

/**
 * Every song's nearest songs by Euclidean distance, exactly, by comparing all with all in blocks that stay in the
 * processor's cache. Distances are sums of squared differences, so equal vectors are exactly 0 apart.
 */
final class NearestNeighbours {
    private static final int QUERIES = 4;
    private static final int COLUMNS = 1024;
    private static final int ROUND = 64;

    private final int[] indices;
    private final float[] squares;

    private NearestNeighbours(int[] indices, float[] squares) {
        this.indices = indices;
        this.squares = squares;
    }

    /** Row-major {@code [song, neighbour]}: which songs, each row sorted by index. */
    int[] indices() {
        return indices;
    }

    /** Row-major {@code [song, neighbour]}: squared distances. */
    float[] squares() {
        return squares;
    }

    /** The {@code count} nearest of every song, itself left out; of equally near ones those with the smaller index. */
    static NearestNeighbours of(Tensor vectors, int count, Workers.Team team, Job job) throws StoppedException {
        int songs = vectors.size(0);
        int[] indices = new int[songs * count];
        float[] squares = new float[songs * count];
        float[] byDimension = transposed(vectors);
        int tiles = (songs + QUERIES - 1) / QUERIES;
        for (int round = 0; round < tiles; round += ROUND) {
            job.throwIfStopped();
            int first = round;
            team.each(Math.min(ROUND, tiles - round), t -> {
                int from = (first + t) * QUERIES;
                tile(vectors, byDimension, from, Math.min(songs, from + QUERIES), count, indices, squares);
            });
            job.report((double) round / tiles, "neighbours");
        }
        return new NearestNeighbours(indices, squares);
    }

    /**
     * Squared distances from song {@code query} to all songs.
     *
     * @param byDimension the vectors transposed, as {@link #transposed} gives them
     * @param distances is written, one for each song
     */
    static void distances(Tensor vectors, float[] byDimension, int query, float[] distances) {
        int songs = vectors.size(0);
        int dimensions = vectors.size(1);
        float[] values = vectors.values();
        for (int from = 0; from < songs; from += COLUMNS) {
            int to = Math.min(songs, from + COLUMNS);
            java.util.Arrays.fill(distances, from, to, 0);
            for (int d = 0; d < dimensions; d++) {
                float own = values[query * dimensions + d];
                int row = d * songs;
                for (int s = from; s < to; s++) {
                    float difference = own - byDimension[row + s];
                    distances[s] += difference * difference;
                }
            }
        }
    }

    /** Row-major {@code [dimension, song]}, so that a loop over songs runs along memory. */
    static float[] transposed(Tensor vectors) {
        int songs = vectors.size(0);
        int dimensions = vectors.size(1);
        float[] values = vectors.values();
        float[] byDimension = new float[values.length];
        for (int s = 0; s < songs; s++) {
            for (int d = 0; d < dimensions; d++) {
                byDimension[d * songs + s] = values[s * dimensions + d];
            }
        }
        return byDimension;
    }

    private static void tile(
            Tensor vectors, float[] byDimension, int from, int to, int count, int[] indices, float[] squares) {
        int songs = vectors.size(0);
        float[] distances = new float[songs];
        long[] nearest = new long[count];
        for (int query = from; query < to; query++) {
            distances(vectors, byDimension, query, distances);
            select(distances, query, nearest);
            // A square that is not negative keeps its order as bits: the index in the low half breaks ties.
            for (int n = 0; n < count; n++) {
                nearest[n] = (nearest[n] & 0xffffffffL) << 32 | nearest[n] >>> 32;
            }
            java.util.Arrays.sort(nearest);
            for (int n = 0; n < count; n++) {
                indices[query * count + n] = (int) (nearest[n] >>> 32);
                squares[query * count + n] = Float.intBitsToFloat((int) nearest[n]);
            }
        }
    }

    /** The smallest distances as {@code bits of the square << 32 | index}, in a heap with the largest on top. */
    private static void select(float[] distances, int query, long[] heap) {
        int size = 0;
        for (int s = 0; s < distances.length; s++) {
            if (s == query) {
                continue;
            }
            if (size == heap.length && distances[s] >= Float.intBitsToFloat((int) (heap[0] >>> 32))) {
                continue;
            }
            long candidate = (long) Float.floatToRawIntBits(distances[s]) << 32 | s;
            if (size < heap.length) {
                int place = size++;
                while (place > 0 && heap[(place - 1) >> 1] < candidate) {
                    heap[place] = heap[(place - 1) >> 1];
                    place = (place - 1) >> 1;
                }
                heap[place] = candidate;
            } else {
                int place = 0;
                while (2 * place + 1 < heap.length) {
                    int child = 2 * place + 1;
                    if (child + 1 < heap.length && heap[child + 1] > heap[child]) {
                        child++;
                    }
                    if (heap[child] <= candidate) {
                        break;
                    }
                    heap[place] = heap[child];
                    place = child;
                }
                heap[place] = candidate;
            }
        }
    }
}
