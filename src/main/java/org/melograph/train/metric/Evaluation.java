package org.melograph.train.metric;

import java.util.List;

/**
 * How a model does on songs it has not seen.
 *
 * @param confusion songs by true class (outer) and predicted class (inner)
 * @param clipConfusion the same for pieces
 */
public record Evaluation(
        LevelScores clip,
        LevelScores song,
        List<String> classes,
        List<List<Integer>> confusion,
        List<List<Integer>> clipConfusion,
        List<VotePoint> voteCurve,
        List<SongPrediction> predictions) {
    public Evaluation {
        classes = List.copyOf(classes);
        confusion = confusion.stream().map(List::copyOf).toList();
        clipConfusion = clipConfusion.stream().map(List::copyOf).toList();
        voteCurve = List.copyOf(voteCurve);
        predictions = List.copyOf(predictions);
    }
}
