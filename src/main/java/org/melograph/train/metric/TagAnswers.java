package org.melograph.train.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;

/**
 * What a model said of the tags of pieces or of songs.
 *
 * @param songs the song of each example
 * @param groups the group of each example
 * @param truth axes {@code [example, tag]}: 1 for a tag it has, 0 for one it has not, -1 where nobody knows
 * @param probabilities axes {@code [example, tag]}
 * @param thresholds axes {@code [example]}: from which probability on a tag is said to be there
 */
public record TagAnswers(
        List<String> songs, List<String> groups, Tensor truth, Tensor probabilities, Tensor thresholds) {
    /** The threshold of a model for which none was chosen. */
    public static final double EVEN = 0.5;

    public TagAnswers {
        songs = List.copyOf(songs);
        groups = List.copyOf(groups);
        if (truth.rank() != 2
                || !truth.shape().equals(probabilities.shape())
                || truth.size(0) != songs.size()
                || thresholds.length() != songs.size()
                || groups.size() != songs.size()) {
            throw new IllegalArgumentException("Answers of " + probabilities.shape() + " to " + truth.shape() + " for "
                    + songs.size() + " examples.");
        }
    }

    /** Answers that are judged by one threshold. */
    public static TagAnswers of(
            List<String> songs, List<String> groups, Tensor truth, Tensor probabilities, double threshold) {
        float[] thresholds = new float[songs.size()];
        Arrays.fill(thresholds, (float) threshold);
        return new TagAnswers(
                songs, groups, truth, probabilities, Tensor.wrap(thresholds, new Axis("example", thresholds.length)));
    }

    /** What was said of songs' classes, each class seen as a tag that is either there or not. */
    public static TagAnswers ofClasses(List<SongPrediction> songs, int classes) {
        float[] truth = new float[songs.size() * classes];
        float[] said = new float[truth.length];
        for (int i = 0; i < songs.size(); i++) {
            truth[i * classes + songs.get(i).label()] = 1;
            for (int c = 0; c < classes; c++) {
                said[i * classes + c] = songs.get(i).probabilities().get(c);
            }
        }
        Axis example = new Axis("example", songs.size());
        Axis tag = new Axis("tag", classes);
        return of(
                songs.stream().map(SongPrediction::song).toList(),
                songs.stream().map(SongPrediction::group).toList(),
                Tensor.wrap(truth, example, tag),
                Tensor.wrap(said, example, tag),
                EVEN);
    }

    /** The number of examples. */
    public int size() {
        return songs.size();
    }

    /** The number of tags. */
    public int tags() {
        return truth.size(1);
    }

    /** Several answers one after another, each with its own thresholds. */
    public static TagAnswers joined(List<TagAnswers> parts) {
        List<String> songs = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        parts.forEach(part -> {
            songs.addAll(part.songs);
            groups.addAll(part.groups);
        });
        Axis example = new Axis("example", songs.size());
        Axis tag = new Axis("tag", parts.getFirst().tags());
        return new TagAnswers(
                songs,
                groups,
                Tensor.wrap(values(parts.stream().map(TagAnswers::truth).toList()), example, tag),
                Tensor.wrap(values(parts.stream().map(TagAnswers::probabilities).toList()), example, tag),
                Tensor.wrap(values(parts.stream().map(TagAnswers::thresholds).toList()), example));
    }

    private static float[] values(List<Tensor> parts) {
        float[] all = new float[parts.stream().mapToInt(Tensor::length).sum()];
        int at = 0;
        for (Tensor part : parts) {
            System.arraycopy(part.values(), 0, all, at, part.length());
            at += part.length();
        }
        return all;
    }

    /** The answers of each song: the means over its pieces, songs in the order of their first piece. */
    public TagAnswers bySong() {
        List<String> names = songs.stream().distinct().toList();
        java.util.Map<String, Integer> row = new java.util.HashMap<>();
        names.forEach(name -> row.put(name, row.size()));
        int tags = tags();
        String[] group = new String[names.size()];
        float[] truths = new float[names.size() * tags];
        float[] cuts = new float[names.size()];
        double[] sums = new double[names.size() * tags];
        int[] pieces = new int[names.size()];
        for (int i = 0; i < size(); i++) {
            int song = row.getOrDefault(songs.get(i), 0);
            group[song] = groups.get(i);
            cuts[song] = thresholds.at(i);
            pieces[song]++;
            System.arraycopy(truth.values(), i * tags, truths, song * tags, tags);
            for (int t = 0; t < tags; t++) {
                sums[song * tags + t] += probabilities.values()[i * tags + t];
            }
        }
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) (sums[i] / pieces[i / tags]);
        }
        Axis example = new Axis("example", names.size());
        return new TagAnswers(
                names,
                List.of(group),
                Tensor.wrap(truths, example, truth.axis(1)),
                Tensor.wrap(means, example, truth.axis(1)),
                Tensor.wrap(cuts, example));
    }

    /**
     * The threshold with the largest micro-F1 on these answers, halfway between two probabilities; {@link #EVEN} where no
     * tag is there. To be chosen on songs that no score is measured on.
     */
    public double bestThreshold() {
        int[] known = IntStream.range(0, truth.length())
                .filter(i -> truth.values()[i] >= 0)
                .boxed()
                .sorted((a, b) ->
                        Float.compare(probabilities.values()[b], probabilities.values()[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        long positives = Arrays.stream(known).filter(i -> truth.values()[i] > 0).count();
        double best = 0;
        double threshold = EVEN;
        long hits = 0;
        for (int k = 0; k < known.length; k++) {
            hits += truth.values()[known[k]] > 0 ? 1 : 0;
            double value = probabilities.values()[known[k]];
            double next = k + 1 < known.length ? probabilities.values()[known[k + 1]] : 0;
            double f1 = 2.0 * hits / (k + 1 + positives);
            if (value != next && f1 > best) {
                best = f1;
                threshold = (value + next) / 2;
            }
        }
        return threshold;
    }
}
