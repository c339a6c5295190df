package org.melograph.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.melograph.base.Job;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.dataset.Scaling;
import org.melograph.dataset.Target;
import org.melograph.model.Batch;
import org.melograph.model.Model;

/**
 * What a classifier listens to (Breiman 2001; Fisher, Rudin and Dominici 2019): how many songs fewer it names right when a
 * part of its input is dealt anew among the songs, so that it still looks like that part but says nothing of its song.
 * Parts that tell the same stand in for each other: none of them then seems to matter.
 */
public final class PermutationImportance {
    private static final int RESAMPLES = 1000;
    private static final double TAIL = 0.025;

    private final List<Listener> listeners;
    private final int[][] song;
    private final int[] labels;
    private final int[] cluster;
    private final int clusters;

    /**
     * A part of the input.
     *
     * @param name for people
     * @param indices channels, or columns of table rows, that are dealt together
     * @param listeners the numbers of those who hear it, counted from 0: one front end's
     */
    public record Part(String name, List<Integer> indices, List<Integer> listeners) {
        public Part {
            indices = List.copyOf(indices);
            listeners = List.copyOf(listeners);
        }

        /** A part that the only listener hears. */
        public Part(String name, List<Integer> indices) {
            this(name, indices, List.of(0));
        }
    }

    /**
     * A model that listens, alone or as one of several whose probabilities are averaged.
     *
     * @param examples labelled, of the same songs for each listener, and the same for those of one front end
     * @param weight how much its probabilities count beside those of the others; above 0
     */
    public record Listener(Model model, List<Example> examples, double weight) {
        public Listener {
            examples = List.copyOf(examples);
        }
    }

    /**
     * What a part is worth.
     *
     * @param name of the part
     * @param members channels or columns in it
     * @param drop of the accuracy over songs, mean over the repetitions; below 0 where the part misleads
     * @param low the lower end of its 95 % interval over songs, or over groups where songs share them
     * @param high the upper end
     */
    public record Worth(String name, int members, double drop, double low, double high) {}

    /**
     * What was measured.
     *
     * @param accuracy over songs, with the input as it is
     * @param songs how many
     * @param parts in the order asked for
     */
    public record Measured(double accuracy, int songs, List<Worth> parts) {
        public Measured {
            parts = List.copyOf(parts);
        }
    }

    private PermutationImportance(List<Listener> listeners) {
        this.listeners = List.copyOf(listeners);
        this.song = new int[listeners.size()][];
        Map<String, Integer> songs = new HashMap<>();
        Map<String, Integer> groups = new HashMap<>();
        List<Integer> truth = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        for (int l = 0; l < song.length; l++) {
            List<Example> examples = listeners.get(l).examples();
            song[l] = new int[examples.size()];
            for (int i = 0; i < song[l].length; i++) {
                Example e = examples.get(i);
                int before = songs.size();
                song[l][i] = songs.computeIfAbsent(e.songId(), _ -> before);
                if (song[l][i] == before) {
                    truth.add(label(e));
                    group.add(groups.computeIfAbsent(e.group(), _ -> groups.size()));
                }
            }
        }
        this.labels = truth.stream().mapToInt(Integer::intValue).toArray();
        this.cluster = group.stream().mapToInt(Integer::intValue).toArray();
        this.clusters = groups.size();
    }

    private static int label(Example e) {
        if (e.target() instanceof Target.ClassTarget(int label)) {
            return label;
        }
        throw new IllegalArgumentException("'" + e.songId() + "' has no label to be judged by.");
    }

    /**
     * Measures each part.
     *
     * @param examples labelled, best none that the model was trained on; not empty
     * @param repeats how often a part is dealt
     * @param seed decides every deal
     */
    public static Measured of(Model model, List<Example> examples, List<Part> parts, int repeats, long seed, Job job)
            throws StoppedException {
        return of(List.of(new Listener(model, examples, 1)), parts, repeats, seed, job);
    }

    /** The same for several listeners, whose mean names the songs; those who do not hear a part hear all as it is. */
    public static Measured of(List<Listener> listeners, List<Part> parts, int repeats, long seed, Job job)
            throws StoppedException {
        PermutationImportance importance = new PermutationImportance(listeners);
        List<double[][]> undisturbed = new ArrayList<>();
        for (int l = 0; l < listeners.size(); l++) {
            int[] own = IntStream.range(0, listeners.get(l).examples().size()).toArray();
            undisturbed.add(importance.said(l, own, List.of(), job.part(0, 0)));
        }
        double[] plain = importance.right(undisturbed);
        List<Worth> worths = new ArrayList<>();
        for (int p = 0; p < parts.size(); p++) {
            Part part = parts.get(p);
            double[] sums = new double[plain.length];
            for (int r = 0; r < repeats; r++) {
                List<double[][]> said = new ArrayList<>(undisturbed);
                for (int l : part.listeners()) {
                    int examples = listeners.get(l).examples().size();
                    int[] donors = Rng.permutation(examples, Rng.of(seed, "importance " + part.name(), r));
                    said.set(l, importance.said(l, donors, part.indices(), job.part(0, 0)));
                }
                double[] right = importance.right(said);
                for (int s = 0; s < sums.length; s++) {
                    sums[s] += right[s];
                }
            }
            double[] drops = new double[plain.length];
            for (int s = 0; s < drops.length; s++) {
                drops[s] = plain[s] - sums[s] / repeats;
            }
            worths.add(importance.worth(part, drops, seed));
            job.report(
                    (p + 1.0) / parts.size(), String.format(Locale.ROOT, "Dealing part %d of %d", p + 1, parts.size()));
        }
        return new Measured(Arrays.stream(plain).average().orElse(Double.NaN), plain.length, worths);
    }

    /** By song and class what a listener says, summing to its weight, with some channels or columns from the donors. */
    private double[][] said(int listener, int[] donors, List<Integer> indices, Job job) throws StoppedException {
        Model model = listeners.get(listener).model();
        List<Example> examples = listeners.get(listener).examples();
        int classes = model.spec().labels().size();
        double[][] sums = new double[labels.length][classes];
        int[] pieces = new int[labels.length];
        Batches batches = new Batches(model.spec());
        Batches donated = new Batches(model.spec());
        int size = batches.predictionBatch();
        for (int from = 0; from < donors.length; from += size) {
            job.throwIfStopped();
            int to = Math.min(donors.length, from + size);
            Batch batch = batches.of(examples, from, to);
            if (!indices.isEmpty()) {
                exchange(
                        model,
                        batch.inputs(),
                        donated.of(examples, donors, from, to).inputs(),
                        indices);
            }
            Tensor answer = model.predict(batch.inputs(), batch.mask());
            for (int i = from; i < to; i++) {
                pieces[song[listener][i]]++;
                for (int c = 0; c < classes; c++) {
                    sums[song[listener][i]][c] += answer.at(i - from, c);
                }
            }
        }
        double weight = listeners.get(listener).weight();
        for (int s = 0; s < sums.length; s++) {
            for (int c = 0; c < classes; c++) {
                sums[s][c] *= weight / pieces[s];
            }
        }
        return sums;
    }

    /** By song 1 where all listeners together name it right. */
    private double[] right(List<double[][]> said) {
        double[] right = new double[labels.length];
        for (int s = 0; s < right.length; s++) {
            double[] sums = new double[said.getFirst()[s].length];
            int best = 0;
            for (int c = 0; c < sums.length; c++) {
                for (double[][] one : said) {
                    sums[c] += one[s][c];
                }
                best = sums[c] > sums[best] ? c : best;
            }
            right[s] = best == labels[s] ? 1 : 0;
        }
        return right;
    }

    /** Writes into the batch's own buffers, which are filled anew for the next one. */
    private static void exchange(Model model, Tensor inputs, Tensor donated, List<Integer> indices) {
        boolean columns = model.spec().mean().axis(0).name().equals(Scaling.COLUMN);
        int channels = inputs.size(1);
        int steps = inputs.size(2);
        for (int i = 0; i < inputs.size(0); i++) {
            for (int index : indices) {
                int from = columns ? i * steps + index : (i * channels + index) * steps;
                System.arraycopy(donated.values(), from, inputs.values(), from, columns ? 1 : steps);
            }
        }
    }

    private Worth worth(Part part, double[] drops, long seed) {
        double[] sums = new double[clusters];
        int[] sizes = new int[clusters];
        for (int s = 0; s < drops.length; s++) {
            sums[cluster[s]] += drops[s];
            sizes[cluster[s]]++;
        }
        RandomGenerator random = Rng.of(seed, "importance interval");
        double[] means = new double[RESAMPLES];
        for (int r = 0; r < RESAMPLES; r++) {
            double sum = 0;
            int count = 0;
            for (int k = 0; k < clusters; k++) {
                int drawn = random.nextInt(clusters);
                sum += sums[drawn];
                count += sizes[drawn];
            }
            means[r] = sum / count;
        }
        Arrays.sort(means);
        return new Worth(
                part.name(),
                part.indices().size(),
                Arrays.stream(drops).average().orElse(Double.NaN),
                means[(int) (TAIL * (RESAMPLES - 1))],
                means[(int) Math.ceil((1 - TAIL) * (RESAMPLES - 1))]);
    }
}
