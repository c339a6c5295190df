package org.melograph.embed;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;

/**
 * t-SNE by Barnes and Hut: a map on which songs stand near those they are near to in many dimensions (van der Maaten,
 * Accelerating t-SNE using Tree-Based Algorithms, 2014; defaults as in scikit-learn). Neighbourhoods hold, distances
 * between far songs and the sizes of clusters mean nothing; see {@link Trustworthiness}.
 *
 * <p>The map depends on vectors, settings and seed alone, not on the number of threads: work is cut in blocks of songs,
 * and what blocks give is added up in their order.
 */
public final class Tsne {
    private static final int BLOCK = 128;
    private static final int EXAGGERATED_ITERATIONS = 250;
    private static final int SHOW_EVERY = 10;
    private static final float START_DEVIATION = 1e-4f;
    // Keeps songs with equal vectors, and those on one line, from standing on each other for ever.
    private static final float START_DISORDER = 1e-6f;
    private static final float LEAST_GAIN = 0.01f;
    // scikit-learn's; a handful of songs, each pulled by a large share of all attraction, would be thrown about by it.
    private static final double LEAST_RATE = 50;
    // Maps of many thousand songs are a few hundred wide; beyond this no force brings a song back.
    private static final float FARTHEST = 1e5f;

    private final TsneSettings settings;
    private final int songs;
    private final Affinities affinities;
    private final Workers.Team team;
    private final int blocks;
    private final QuadTree tree;
    private final float[] layout;
    private final float[] attraction;
    private final float[] repulsion;
    private final float[] velocity;
    private final float[] gain;
    private final double[] blockSum;

    private Tsne(TsneSettings settings, int songs, Affinities affinities, float[] start, Workers.Team team) {
        this.settings = settings;
        this.songs = songs;
        this.affinities = affinities;
        this.team = team;
        this.blocks = (songs + BLOCK - 1) / BLOCK;
        this.tree = new QuadTree(songs, settings.theta());
        this.layout = start;
        this.attraction = new float[2 * songs];
        this.repulsion = new float[2 * songs];
        this.velocity = new float[2 * songs];
        this.gain = new float[2 * songs];
        Arrays.fill(gain, 1);
        this.blockSum = new double[blocks];
    }

    /** Is shown the unfinished map. Called on the thread that runs the map: keep it short. */
    public interface Progress {
        /**
         * The map after some iterations.
         *
         * @param iteration counted from 1
         * @param layout axes {@code [song, coordinate]}
         */
        void show(int iteration, Tensor layout);

        /** Looks at nothing. */
        Progress NONE = (iteration, layout) -> {};
    }

    /**
     * Lays songs out in the plane.
     *
     * @param vectors axes {@code [song, dimension]}; any number of songs, equal vectors allowed
     * @param progress is shown the map every 10 iterations and at the end
     * @throws BadInputException when a setting is out of range or a vector is not finite
     */
    public static TsneResult run(Tensor vectors, TsneSettings settings, Progress progress, Job job)
            throws BadInputException, StoppedException {
        settings.check();
        Vectors.check(vectors);
        int songs = vectors.size(0);
        double perplexity = Math.min(settings.perplexity(), highestPerplexity(songs));
        String note = perplexity < settings.perplexity()
                ? String.format(
                        java.util.Locale.ROOT,
                        "The perplexity is lowered from %.4g to %.4g because there are only %d songs.",
                        settings.perplexity(),
                        perplexity,
                        songs)
                : "";
        if (songs < 2) {
            return new TsneResult(tensor(new float[2 * songs]), 0, perplexity, note);
        }
        try (Workers.Team team = Workers.team("map", settings.threads())) {
            Affinities affinities = Affinities.of(vectors, perplexity, team, job.part(0, 0.2));
            float[] start = start(vectors, settings.seed());
            Tsne tsne = new Tsne(settings, songs, affinities, start, team);
            double divergence = tsne.descend(progress, job.part(0.2, 1));
            return new TsneResult(tensor(tsne.layout), divergence, perplexity, note);
        }
    }

    /** A song needs three times the perplexity in neighbours for its neighbourhood to fade out; a handful make do. */
    private static double highestPerplexity(int songs) {
        int others = songs - 1;
        return Math.max(1, Math.max(others / 3.0, Math.min(2, others / 1.5)));
    }

    private double descend(Progress progress, Job job) throws BadInputException, StoppedException {
        int iterations = settings.iterations();
        int exaggerated = Math.min(EXAGGERATED_ITERATIONS, iterations / 2);
        double rate = settings.learningRate() > 0
                ? settings.learningRate()
                : Math.max(songs / settings.exaggeration() / 4, Math.min(LEAST_RATE, songs));
        for (int i = 1; i <= iterations; i++) {
            job.throwIfStopped();
            boolean early = i <= exaggerated;
            double normaliser = forces();
            step((float) (early ? settings.exaggeration() : 1), early ? 0.5f : 0.8f, (float) rate, normaliser);
            if (i % SHOW_EVERY == 0 || i == iterations) {
                Tensor shown = tensor(layout.clone());
                if (fellApart()) {
                    throw new BadInputException("The map fell apart at iteration " + i
                            + ". Give a smaller learning rate, or 0 for the usual one.");
                }
                progress.show(i, shown);
                job.report((double) i / iterations, "map");
            }
        }
        return divergence(forces());
    }

    /** Attraction and repulsion at every song. Returns the sum over all pairs that makes the map's affinities sum to 1. */
    private double forces() {
        tree.build(layout);
        team.each(blocks, block -> {
            int from = block * BLOCK;
            int to = Math.min(songs, from + BLOCK);
            affinities.attract(layout, attraction, from, to);
            blockSum[block] = tree.repel(layout, repulsion, from, to);
        });
        return sum(blockSum);
    }

    /** One step of gradient descent with momentum and a gain for each coordinate (Jacobs 1988). */
    private void step(float exaggeration, float momentum, float rate, double normaliser) {
        float scale = (float) (1 / normaliser);
        for (int i = 0; i < layout.length; i++) {
            float gradient = 4 * (exaggeration * attraction[i] - scale * repulsion[i]);
            boolean turned = gradient * velocity[i] >= 0;
            gain[i] = turned ? Math.max(LEAST_GAIN, gain[i] * 0.8f) : gain[i] + 0.2f;
            velocity[i] = momentum * velocity[i] - rate * gain[i] * gradient;
            layout[i] += velocity[i];
        }
    }

    private boolean fellApart() {
        for (float coordinate : layout) {
            // Written so that NaN counts.
            if (!(Math.abs(coordinate) <= FARTHEST)) {
                return true;
            }
        }
        return false;
    }

    private double divergence(double normaliser) {
        team.each(blocks, block -> {
            int from = block * BLOCK;
            blockSum[block] = affinities.divergence(layout, normaliser, from, Math.min(songs, from + BLOCK));
        });
        return sum(blockSum);
    }

    /** The first two principal components, very small, and a smaller disorder. */
    private static float[] start(Tensor vectors, long seed) {
        float[] start = PrincipalAxes.project(vectors, 2, seed);
        double square = 0;
        for (int i = 0; i < start.length; i += 2) {
            square += (double) start[i] * start[i];
        }
        double deviation = Math.sqrt(square / (start.length / 2.0));
        float scale = deviation > 0 ? (float) (START_DEVIATION / deviation) : 0;
        RandomGenerator random = Rng.of(seed, "t-sne start");
        for (int i = 0; i < start.length; i++) {
            start[i] = scale * start[i] + START_DISORDER * (float) random.nextGaussian();
        }
        return start;
    }

    private static double sum(double[] parts) {
        double sum = 0;
        for (double part : parts) {
            sum += part;
        }
        return sum;
    }

    private static Tensor tensor(float[] layout) {
        return Tensor.wrap(layout, new Axis("song", layout.length / 2), new Axis("coordinate", 2));
    }
}
