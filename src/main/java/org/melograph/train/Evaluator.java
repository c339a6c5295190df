package org.melograph.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.dataset.Target;
import org.melograph.model.Model;
import org.melograph.train.metric.Answers;
import org.melograph.train.metric.Bootstrap;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Metrics;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.TagScores;
import org.melograph.train.metric.Temperature;
import org.melograph.train.metric.VoteCurve;

/**
 * Judges a model on songs it has not seen, at the level of the pieces it was shown and at the level of whole songs, with
 * intervals over songs; where several songs share a group, over groups.
 */
public final class Evaluator {
    private Evaluator() {}

    /**
     * Judges.
     *
     * <p>A classifier's song is judged by the mean probability over its pieces. A composer is judged by the next event at
     * every step: at clip level each event counts the same, at song level each song does; it has no confusion matrix, no
     * vote curve and no predictions, because there is no class of a song to predict. Nor has a model of tags, which is judged
     * as {@link TagScores} says, saying those tags that it gives an even chance or more.
     *
     * @param test not empty; targets as the model was trained with, see {@code model.spec().labels()}
     * @param seed draws the songs of the intervals
     */
    public static Evaluation evaluate(Model model, List<Example> test, long seed, Job job) throws StoppedException {
        return evaluate(model, test, TagAnswers.EVEN, seed, job);
    }

    /**
     * The same with a threshold for tags.
     *
     * @param threshold from which probability on a tag is said to be there, see {@link TagAnswers#bestThreshold()}; models
     *     of classes and events ask for none
     */
    public static Evaluation evaluate(Model model, List<Example> test, double threshold, long seed, Job job)
            throws StoppedException {
        return evaluate(model, test, threshold, Temperature.NONE, seed, job);
    }

    /**
     * The same with calibrated probabilities.
     *
     * @param temperature what a classifier's probabilities are told at, see {@link Calibrator}; which class is the likeliest
     *     does not depend on it
     */
    public static Evaluation evaluate(
            Model model, List<Example> test, double threshold, Temperature temperature, long seed, Job job)
            throws StoppedException {
        return switch (test.getFirst().target()) {
            case Target.NextEvent _ -> continuation(model, test, seed, job);
            case Target.Tags _ ->
                Evaluation.ofTags(
                        tags(model, test, threshold, job), model.spec().labels(), seed);
            case Target.ClassTarget _, Target.Unknown _ -> classification(model, test, temperature, seed, job);
        };
    }

    /** What a model says of the tags of each piece. */
    public static TagAnswers tags(Model model, List<Example> examples, double threshold, Job job)
            throws StoppedException {
        Tensor said = Predictions.probabilities(model, examples, job);
        int tags = said.size(1);
        float[] truth = new float[said.length()];
        for (int i = 0; i < examples.size(); i++) {
            if (!(examples.get(i).target() instanceof Target.Tags(Tensor answers))) {
                throw new IllegalArgumentException("'" + examples.get(i).songId() + "' has no tags to be judged by.");
            }
            System.arraycopy(answers.values(), 0, truth, i * tags, tags);
        }
        return TagAnswers.of(
                examples.stream().map(Example::songId).toList(),
                examples.stream().map(Example::group).toList(),
                Tensor.wrap(truth, said.axes()),
                said,
                threshold);
    }

    private static Evaluation classification(
            Model model, List<Example> test, Temperature temperature, long seed, Job job) throws StoppedException {
        List<String> classes = model.spec().labels();
        Clusters clusters = new Clusters(test);
        Tensor said = Predictions.probabilities(model, test, job);
        Answers clips = new Answers(classes.size());
        Map<String, Song> songs = new LinkedHashMap<>();
        for (int i = 0; i < test.size(); i++) {
            Example e = test.get(i);
            int truth = label(e);
            int answer = Answered.answer(said, i);
            double[] told = temperature.ofPiece(row(said, i));
            clips.add(clusters.of(e), truth, answer, Metrics.logLoss((float) told[truth]));
            songs.computeIfAbsent(e.songId(), _ -> new Song(e, classes.size())).add(said, i, answer);
        }
        Answers whole = new Answers(classes.size());
        List<SongPrediction> predictions = new ArrayList<>(songs.size());
        for (Song song : songs.values()) {
            SongPrediction prediction = song.prediction(temperature);
            predictions.add(prediction);
            float right = prediction.probabilities().get(prediction.label());
            whole.add(clusters.of(song.first), prediction.label(), prediction.predicted(), Metrics.logLoss(right));
        }
        return new Evaluation(
                Bootstrap.scores(clips, songs.size(), seed),
                Bootstrap.scores(whole, songs.size(), seed),
                classes,
                Metrics.confusion(whole.truth(), whole.predicted(), classes.size()),
                Metrics.confusion(clips.truth(), clips.predicted(), classes.size()),
                VoteCurve.of(predictions),
                predictions);
    }

    private static int label(Example e) {
        if (e.target() instanceof Target.ClassTarget(int label)) {
            return label;
        }
        throw new IllegalArgumentException("'" + e.songId() + "' has no label to be judged by.");
    }

    private static double[] row(Tensor said, int piece) {
        double[] row = new double[said.size(1)];
        for (int c = 0; c < row.length; c++) {
            row[c] = said.at(piece, c);
        }
        return row;
    }

    /** The pieces of one song, added up. */
    private static final class Song {
        final Example first;
        private final double[] sums;
        private final List<Integer> pieces = new ArrayList<>();

        Song(Example first, int classes) {
            this.first = first;
            this.sums = new double[classes];
        }

        void add(Tensor said, int piece, int answer) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += said.at(piece, c);
            }
            pieces.add(answer);
        }

        SongPrediction prediction(Temperature temperature) {
            double[] mean = new double[sums.length];
            for (int c = 0; c < mean.length; c++) {
                mean[c] = sums[c] / pieces.size();
            }
            List<Float> means = new ArrayList<>(sums.length);
            for (double told : temperature.ofSong(mean)) {
                means.add((float) told);
            }
            return new SongPrediction(first.songId(), first.group(), label(first), means, pieces);
        }
    }

    /** Numbers what an interval draws: groups where songs share them, else songs. */
    private static final class Clusters {
        private final boolean byGroup;
        private final Map<String, Integer> index = new HashMap<>();

        Clusters(List<Example> test) {
            Set<String> groups = test.stream().map(Example::group).collect(Collectors.toSet());
            Set<String> songs = test.stream().map(Example::songId).collect(Collectors.toSet());
            this.byGroup = groups.size() < songs.size();
        }

        int of(Example e) {
            return index.computeIfAbsent(byGroup ? e.group() : e.songId(), _ -> index.size());
        }
    }

    private static Evaluation continuation(Model model, List<Example> test, long seed, Job job)
            throws StoppedException {
        int events = model.spec().labels().size();
        Clusters clusters = new Clusters(test);
        Answers all = new Answers(events);
        Map<String, Answers> songs = new LinkedHashMap<>();
        Predictions.each(model, test, job, (first, batch, said) -> {
            float[] targets = batch.targets().values();
            int steps = batch.targets().size(1);
            for (int i = 0; i < targets.length; i++) {
                int truth = (int) targets[i];
                if (truth >= 0) {
                    Example e = test.get(first + i / steps);
                    int answer = Answered.answer(said, i);
                    double loss = Metrics.logLoss(Answered.probability(said, i, truth));
                    all.add(clusters.of(e), truth, answer, loss);
                    songs.computeIfAbsent(e.songId(), _ -> new Answers(events)).add(0, truth, answer, loss);
                }
            }
        });
        LevelScores clip = Bootstrap.scores(all, songs.size(), seed);
        LevelScores song = Bootstrap.meanOverSongs(List.copyOf(songs.values()), seed);
        return new Evaluation(clip, song, model.spec().labels(), List.of(), List.of(), List.of(), List.of());
    }
}
