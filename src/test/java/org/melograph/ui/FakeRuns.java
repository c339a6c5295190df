package org.melograph.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.melograph.app.LibrarySong;
import org.melograph.app.TrainModel;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.dataset.SplitSummary;
import org.melograph.train.EpochRecord;
import org.melograph.train.RunChange;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.TagScores;
import org.melograph.train.metric.VotePoint;

/** Made-up records of trainings. */
final class FakeRuns {
    /** What every made-up model reaches. */
    static final Score SCORE = new Score(0.661, 0.59, 0.72, 40);

    /** The same by every measure. */
    static final LevelScores SCORES = new LevelScores(SCORE, SCORE, SCORE, new Score(1.1, 1, 1.2, 40));

    private FakeRuns() {}

    /** The report of a run that told tags: {@code loud}, which it knows well, and {@code sad}, which it does not. */
    static TrainModel.Report tags(TrainModel.Report run, List<LibrarySong> songs) {
        List<LibrarySong> held =
                songs.stream().filter(s -> "test".equals(s.split())).toList();
        int count = held.size();
        float[] truth = new float[3 * count];
        float[] said = new float[3 * count];
        for (int i = 0; i < count; i++) {
            truth[3 * i] = i % 2;
            said[3 * i] = i % 2 == 1 ? 0.9f - 0.01f * i : 0.2f - 0.01f * i;
            truth[3 * i + 1] = i % 4 == 0 ? 1 : 0;
            said[3 * i + 1] = 0.3f + 0.05f * (i % 5);
            truth[3 * i + 2] = i == 0 ? -1 : 0;
        }
        TagAnswers answers = TagAnswers.of(
                held.stream().map(LibrarySong::hash).toList(),
                held.stream().map(LibrarySong::group).toList(),
                Tensor.wrap(truth, new Axis("example", count), new Axis("tag", 3)),
                Tensor.wrap(said, new Axis("example", count), new Axis("tag", 3)),
                0.45);
        return new TrainModel.Report(
                run.model(),
                "tags-mlp",
                run.weights(),
                run.seed(),
                run.epochs(),
                run.seconds(),
                run.split(),
                SCORES,
                SCORES,
                0.25,
                List.of("loud", "sad", "never"),
                List.of(),
                List.of(),
                List.of(),
                run.history(),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                TagScores.of(answers, List.of("loud", "sad", "never"), 1),
                List.of(),
                List.of());
    }

    /** The same run over the quadrants of moods. */
    static TrainModel.Report moods(TrainModel.Report run) {
        return new TrainModel.Report(
                run.model(),
                run.architecture(),
                run.weights(),
                run.seed(),
                run.epochs(),
                run.seconds(),
                run.split(),
                run.clip(),
                run.song(),
                run.majority(),
                FakeVerbs.MOODS,
                run.confusion(),
                run.clipConfusion(),
                run.voteCurve(),
                run.history(),
                run.predictions(),
                run.stopped(),
                run.refused(),
                run.remarks(),
                run.tried(),
                run.tags(),
                run.members(),
                run.changes());
    }

    /** What an epoch of a run that goes well records. */
    static EpochRecord record(int epoch) {
        double train = 1.8 * Math.exp(-epoch / 9.0) + 0.3;
        return new EpochRecord(
                epoch,
                train,
                0.85 - 0.6 * Math.exp(-epoch / 8.0),
                train + 0.12,
                0.7 - 0.5 * Math.exp(-epoch / 8.0),
                1.2,
                true);
    }

    /** The report of a run that was judged on the songs of the test part. */
    static TrainModel.Report report(
            TrainModel.Request request, int epochs, boolean stopped, List<RunChange> changes, List<LibrarySong> songs) {
        List<EpochRecord> history = new ArrayList<>();
        for (int e = 1; e <= epochs; e++) {
            history.add(record(e));
        }
        List<List<Integer>> confusion =
                List.of(List.of(8, 1, 0, 1), List.of(1, 7, 2, 0), List.of(0, 3, 6, 1), List.of(2, 0, 1, 7));
        List<VotePoint> votes = new ArrayList<>();
        for (int t = 1; t <= 15; t++) {
            votes.add(new VotePoint(t, 0.67 - t * t / 500.0, t * t / 400.0));
        }
        List<SongPrediction> predictions = new ArrayList<>();
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < FakeVerbs.LABELS.size(); i++) {
            index.put(FakeVerbs.LABELS.get(i), i);
        }
        for (LibrarySong s : songs) {
            if ("test".equals(s.split()) && s.label() != null && s.verdict() != null) {
                List<Float> p = new ArrayList<>(Collections.nCopies(FakeVerbs.LABELS.size(), 0.1f));
                p.set(index.getOrDefault(s.verdict(), 0), 0.7f);
                predictions.add(
                        new SongPrediction(s.hash(), s.group(), index.getOrDefault(s.label(), 0), p, List.of(0, 1, 1)));
            }
        }
        return new TrainModel.Report(
                "/models/1.melo",
                request.architecture(),
                289_674,
                request.seed(),
                epochs,
                124,
                new SplitSummary("group", 28, 4, 8, 0, "abc"),
                SCORES,
                SCORES,
                0.25,
                FakeVerbs.LABELS,
                confusion,
                confusion,
                votes,
                history,
                predictions,
                stopped,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                changes);
    }
}
