package org.melograph.train.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model does on songs it has not seen.
 *
 * @param confusion songs by true class (outer) and predicted class (inner)
 * @param clipConfusion the same for pieces
 * @param tags what is said of tags; null for models of classes or events, as those lists are empty for tags
 */
public record Evaluation(
        LevelScores clip,
        LevelScores song,
        List<String> classes,
        List<List<Integer>> confusion,
        List<List<Integer>> clipConfusion,
        List<VotePoint> voteCurve,
        List<SongPrediction> predictions,
        @Nullable TagEvaluation tags) {
    public Evaluation {
        classes = List.copyOf(classes);
        confusion = confusion.stream().map(List::copyOf).toList();
        clipConfusion = clipConfusion.stream().map(List::copyOf).toList();
        voteCurve = List.copyOf(voteCurve);
        predictions = List.copyOf(predictions);
    }

    /** An evaluation of classes or events. */
    public Evaluation(
            LevelScores clip,
            LevelScores song,
            List<String> classes,
            List<List<Integer>> confusion,
            List<List<Integer>> clipConfusion,
            List<VotePoint> voteCurve,
            List<SongPrediction> predictions) {
        this(clip, song, classes, confusion, clipConfusion, voteCurve, predictions, null);
    }

    /**
     * The evaluation of tags.
     *
     * @param names the tags, in the order of the answers
     * @param clips at least one
     */
    public static Evaluation ofTags(TagAnswers clips, List<String> names, long seed) {
        TagAnswers songs = clips.bySong();
        return new Evaluation(
                TagScores.levels(clips, seed),
                TagScores.levels(songs, seed),
                names,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new TagEvaluation(TagScores.of(songs, names, seed), clips));
    }
}
