package org.melograph.embed;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.melograph.base.Tensor;

/** Which songs are nearest to one, in the space of the vectors and not on a map of it. */
public final class Neighbours {
    private Neighbours() {}

    /** How far apart two vectors are. */
    public enum Measure {
        /** 1 minus the cosine of the angle between them, 0 to 2: loudness and length do not count. */
        COSINE,
        /** The straight line. */
        EUCLIDEAN
    }

    /** A song near another, by its row. */
    public record Neighbour(int song, double distance) {}

    /**
     * The nearest songs, nearest first; of equally near ones the earlier row first.
     *
     * @param vectors axes {@code [song, dimension]}; a vector of zeros has the cosine 0 with every other
     * @param song the row whose neighbours are asked; it is not its own neighbour
     * @param count how many; fewer come where there are fewer songs
     */
    public static List<Neighbour> nearest(Tensor vectors, int song, int count, Measure measure) {
        int songs = vectors.size(0);
        int dimensions = vectors.size(1);
        if (song < 0 || song >= songs) {
            throw new IllegalArgumentException("Song " + song + " of " + songs + ".");
        }
        List<Neighbour> all = new ArrayList<>(songs);
        for (int other = 0; other < songs; other++) {
            if (other != song) {
                all.add(new Neighbour(
                        other, distance(vectors.values(), song * dimensions, other * dimensions, dimensions, measure)));
            }
        }
        all.sort(Comparator.comparingDouble(Neighbour::distance).thenComparingInt(Neighbour::song));
        return List.copyOf(all.subList(0, Math.clamp(count, 0, all.size())));
    }

    private static double distance(float[] values, int a, int b, int dimensions, Measure measure) {
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        double between = 0;
        for (int d = 0; d < dimensions; d++) {
            double x = values[a + d];
            double y = values[b + d];
            dot += x * y;
            squareA += x * x;
            squareB += y * y;
            between += (x - y) * (x - y);
        }
        return switch (measure) {
            case EUCLIDEAN -> Math.sqrt(between);
            case COSINE -> squareA == 0 || squareB == 0 ? 1 : Math.clamp(1 - dot / Math.sqrt(squareA * squareB), 0, 2);
        };
    }
}
