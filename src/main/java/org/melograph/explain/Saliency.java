package org.melograph.explain;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;
import org.melograph.model.DifferentiableModel;

/**
 * What decides, found by gradients: how steeply the log-odds of a class rise with each value of a network's input. Of several
 * networks it is the weighted mean.
 */
public final class Saliency {
    private static final double NOISE = 0.15;

    private final HeardSong song;
    private final Kind kind;
    private final int label;
    private final int samples;
    private final long seed;
    private double missed;
    private double due;

    /** How gradients are made into a map. */
    public enum Kind {
        /** The gradient itself (Simonyan, Vedaldi and Zisserman 2014): where more would speak for the class. */
        GRADIENT,
        /** Multiplied with the input, measured from the training mean (Shrikumar et al. 2016): what is there and speaks. */
        TIMES_INPUT,
        /** The mean gradient of noisy copies (SmoothGrad, Smilkov et al. 2017). */
        SMOOTH,
        /**
         * The mean gradient on the straight way from the training mean to the input, times the input (integrated gradients,
         * Sundararajan, Taly and Yan 2017): its sum is the difference of the log-odds at both ends.
         */
        INTEGRATED
    }

    /**
     * What was found.
     *
     * @param gap how far the map's sum is from the difference it stands for, as a part of it; NaN but for integrated gradients
     */
    public record Found(Relevance relevance, double gap) {}

    private Saliency(HeardSong song, Kind kind, int label, int samples, long seed) {
        this.song = song;
        this.kind = kind;
        this.label = label;
        this.samples = samples;
        this.seed = seed;
    }

    /** Why these models have no gradients, one sentence; empty where they have. */
    public static String obstacle(List<Voice> voices) {
        for (Voice voice : voices) {
            if (!(voice.model() instanceof DifferentiableModel network)) {
                return "'" + voice.model().spec().architecture() + "' is no network, so it has no gradients.";
            }
            if (!network.obstacle().isEmpty()) {
                return "'" + voice.model().spec().architecture() + "' has no gradients: " + network.obstacle();
            }
        }
        return "";
    }

    /**
     * Maps a song.
     *
     * @param voices networks of the same front end without an {@link #obstacle}
     * @param pieces of the song, at least one
     * @param label the class
     * @param samples noisy copies, or points on the way; 1 or more
     * @param seed of the noise
     */
    public static Found of(
            List<Voice> voices,
            List<Example> pieces,
            TimeGrid grid,
            FrequencyAxis rows,
            int label,
            Kind kind,
            int samples,
            long seed,
            Job job)
            throws StoppedException {
        HeardSong song = new HeardSong(voices, pieces);
        Saliency saliency = new Saliency(song, kind, label, samples, seed);
        int frames = pieces.getFirst().feature().size(-1);
        double[] sums = new double[song.channels() * frames];
        int[] counts = new int[frames];
        for (int p = 0; p < song.pieces(); p++) {
            job.throwIfStopped();
            Example piece = song.piece(p);
            float[] own = saliency.ofPiece(p);
            for (int t = 0; t < piece.length(); t++) {
                counts[piece.start() + t]++;
                for (int row = 0; row < song.channels(); row++) {
                    sums[row * frames + piece.start() + t] += own[row * song.steps() + t];
                }
            }
            job.report(
                    (p + 1.0) / song.pieces(), "Following gradients through piece " + (p + 1) + " of " + song.pieces());
        }
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = counts[i % frames] == 0 ? Float.NaN : (float) (sums[i] / counts[i % frames]);
        }
        Tensor values = Tensor.wrap(means, new Axis("row", song.channels()), new Axis("frame", frames));
        double gap = kind == Kind.INTEGRATED ? saliency.missed / Math.max(saliency.due, 1e-9) : Double.NaN;
        return new Found(new Relevance(values, grid, rows), gap);
    }

    /** Axes {@code [channel, step]}. */
    private float[] ofPiece(int piece) {
        float[] sum = new float[song.channels() * song.steps()];
        double total = song.voices().stream().mapToDouble(Voice::weight).sum();
        for (int v = 0; v < song.voices().size(); v++) {
            Voice voice = song.voices().get(v);
            if (!(voice.model() instanceof DifferentiableModel network)) {
                throw new IllegalStateException(obstacle(song.voices()));
            }
            float[] input = song.input(v, piece);
            float[] slope = slope(network, input, v, piece);
            if (kind == Kind.TIMES_INPUT || kind == Kind.INTEGRATED) {
                for (int i = 0; i < slope.length; i++) {
                    slope[i] *= input[i];
                }
            }
            if (kind == Kind.INTEGRATED) {
                check(network, input, slope, piece);
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += (float) (slope[i] * voice.weight() / total);
            }
        }
        return sum;
    }

    /** The mean gradient over the copies of an input that its kind asks for. */
    private float[] slope(DifferentiableModel network, float[] input, int voice, int piece) {
        int copies = kind == Kind.SMOOTH || kind == Kind.INTEGRATED ? samples : 1;
        float[] values = new float[copies * input.length];
        RandomGenerator random = Rng.of(seed, "smooth gradients " + voice, piece);
        double noise = NOISE * spread(input);
        for (int i = 0; i < values.length; i++) {
            int copy = i / input.length;
            double way = (copy + 0.5) / copies;
            float value = input[i % input.length];
            values[i] = switch (kind) {
                case GRADIENT, TIMES_INPUT -> value;
                case SMOOTH -> value + (float) (noise * random.nextGaussian());
                case INTEGRATED -> (float) (value * way);
            };
        }
        float[] slopes = network.slopes(stacked(values, copies), masks(piece, copies), label)
                .values();
        float[] mean = new float[input.length];
        for (int i = 0; i < slopes.length; i++) {
            mean[i % mean.length] += slopes[i] / copies;
        }
        return mean;
    }

    private static double spread(float[] input) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float v : input) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return high - low;
    }

    /** Compares the sum of a map with the difference of the log-odds of the input and of the training mean. */
    private void check(DifferentiableModel network, float[] input, float[] map, int piece) {
        float[] both = Arrays.copyOf(input, 2 * input.length);
        float[] said = network.predict(stacked(both, 2), masks(piece, 2)).values();
        LogOdds odds = LogOdds.suiting(song.voices());
        double difference =
                odds.of(said, 0, song.classes(), label) - odds.of(said, song.classes(), song.classes(), label);
        double sum = 0;
        for (float v : map) {
            sum += v;
        }
        missed += Math.abs(sum - difference);
        due += Math.abs(difference);
    }

    private Tensor stacked(float[] values, int count) {
        return Tensor.wrap(
                values,
                new Axis("example", count),
                new Axis("channel", song.channels()),
                new Axis("step", song.steps()));
    }

    private @Nullable Tensor masks(int piece, int count) {
        Tensor one = song.mask(piece);
        if (one == null) {
            return null;
        }
        float[] all = new float[count * song.steps()];
        for (int i = 0; i < count; i++) {
            System.arraycopy(one.values(), 0, all, i * song.steps(), song.steps());
        }
        return Tensor.wrap(all, new Axis("example", count), new Axis("step", song.steps()));
    }
}
