package org.melograph.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.melograph.train.metric.Answers;
import org.melograph.train.metric.Bootstrap;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.Metrics;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.VoteCurve;

/** The evaluations of several runs (folds, seeds) seen as one: the held-out songs of all of them together. */
public final class PooledEvaluation {
    private PooledEvaluation() {}

    /**
     * Pools the evaluations of classifiers or of models of tags, these piece by piece as if one model had said it all.
     * For classifiers, intervals are over groups, so that a song that several seeds were asked about
     * counts as one song. Each piece is given the mean log loss of its run, because evaluations keep no others: the
     * pooled value is right, its interval only shows the spread between runs.
     *
     * @param runs not empty, all of the same classes
     */
    public static Evaluation of(List<Evaluation> runs, long seed) {
        List<String> classes = runs.getFirst().classes();
        if (runs.getFirst().tags() != null) {
            return Evaluation.ofTags(
                    TagAnswers.joined(runs.stream()
                            .map(run -> Objects.requireNonNull(run.tags()).clips())
                            .toList()),
                    classes,
                    seed);
        }
        Answers clips = new Answers(classes.size());
        Answers songs = new Answers(classes.size());
        Map<String, Integer> clusters = new HashMap<>();
        List<SongPrediction> predictions = new ArrayList<>();
        for (Evaluation run : runs) {
            double clipLoss = run.clip().logLoss().value();
            for (SongPrediction song : run.predictions()) {
                int cluster = clusters.computeIfAbsent(song.group(), _ -> clusters.size());
                float right = song.probabilities().get(song.label());
                songs.add(cluster, song.label(), song.predicted(), Metrics.logLoss(right));
                song.pieces().forEach(piece -> clips.add(cluster, song.label(), piece, clipLoss));
                predictions.add(song);
            }
        }
        int count =
                (int) predictions.stream().map(SongPrediction::song).distinct().count();
        return new Evaluation(
                Bootstrap.scores(clips, count, seed),
                Bootstrap.scores(songs, count, seed),
                classes,
                Metrics.confusion(songs.truth(), songs.predicted(), classes.size()),
                Metrics.confusion(clips.truth(), clips.predicted(), classes.size()),
                VoteCurve.of(predictions),
                predictions);
    }
}
