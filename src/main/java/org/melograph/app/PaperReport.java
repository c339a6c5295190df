package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.paper.PrintedScore;
import org.melograph.app.paper.PrintedTable;
import org.melograph.base.Refusal;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.TagScores;
import org.melograph.train.metric.VotePoint;

/**
 * A paper's experiment run again: its numbers beside ours.
 *
 * @param tags whether songs were told their tags; else their class
 * @param ablation the parameter by which models left out some of their input; empty where none did
 * @param data what the paper learnt from
 * @param setUp how the paper trained and tested
 * @param source the name of our collection
 * @param split how our songs were divided
 * @param leaks whether pieces of one song stand on both sides, as printed
 * @param classes the labels of our songs, or their tags
 * @param songs how many of our songs can be used
 * @param majority mean over the runs of the song accuracy of always naming the largest class; NaN without runs
 * @param pieceMajority mean over the runs of the largest class's share of the held-out pieces; NaN without runs
 * @param rows a row for each model, in the paper's order
 * @param tables other tables of the paper
 * @param portraits of held-out songs, where the paper draws them
 * @param differences what is different here, a sentence each
 * @param remarks what is odd about the data
 * @param done runs that are finished, failed ones included
 * @param planned runs there are to be
 * @param stopped whether runs are left to be made, by the same command
 * @param folder where the report was written
 */
public record PaperReport(
        String paper,
        String citation,
        String task,
        boolean tags,
        String ablation,
        String data,
        String setUp,
        String source,
        String split,
        boolean leaks,
        List<Long> seeds,
        List<String> classes,
        int songs,
        double majority,
        double pieceMajority,
        List<Row> rows,
        List<PrintedTable> tables,
        List<Portrait> portraits,
        List<String> differences,
        List<String> remarks,
        int done,
        int planned,
        boolean stopped,
        Path folder,
        List<Refusal> refused) {
    /**
     * One model.
     *
     * @param printed what the paper printed
     * @param runs how many runs of ours there are
     * @param weights that the model learnt
     * @param train mean accuracy on the training part at the best epoch; NaN without runs
     * @param clip over the held-out pieces of all runs together; null without runs, and for tags
     * @param song the same over songs
     * @param ranking how well songs are put in order for each class or tag; null where neither tags were told nor the
     *     paper prints it
     * @param deviation of the runs' song accuracies, for tags of their average precisions (n - 1)
     * @param epochs mean over the runs
     * @param seconds of training, all runs together
     * @param confusion songs by true class (outer) and named class (inner), all runs together
     * @param voteCurve all runs together; empty where the paper has no vote
     * @param tuned the settings that each run chose for itself; empty for none
     * @param reason why a run failed; empty where none did
     */
    public record Row(
            String model,
            String architecture,
            Map<String, String> set,
            String built,
            List<PrintedScore> printed,
            int runs,
            long weights,
            double train,
            @Nullable LevelScores clip,
            @Nullable LevelScores song,
            @Nullable Ranking ranking,
            double deviation,
            double epochs,
            double seconds,
            List<List<Integer>> confusion,
            List<VotePoint> voteCurve,
            List<Map<String, String>> tuned,
            String reason) {
        /** What the paper printed by that measure; NaN where it printed nothing. */
        public double printed(String measure) {
            return printed.stream()
                    .filter(score -> score.measure().equals(measure))
                    .mapToDouble(PrintedScore::value)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    /**
     * How well songs that are of a class, or have a tag, stand before those that do not: means over the runs, those of the
     * interval's ends too.
     *
     * @param averagePrecision the mean over classes or tags, over songs
     * @param rocAuc the mean of their areas under the ROC curve
     * @param microF1 over all answers at once
     * @param macroF1 the mean over classes or tags
     * @param prevalence the average precision of any order by chance
     * @param constantF1 the largest micro-F1 of saying the same of every song
     * @param tags each class's or tag's own scores, in the order of the labels
     */
    public record Ranking(
            Score averagePrecision,
            Score rocAuc,
            Score microF1,
            Score macroF1,
            double prevalence,
            double constantF1,
            List<TagScores.Tag> tags) {}

    /**
     * What a model hears in random pieces of a song.
     *
     * @param truth the song's label
     * @param pieces how many pieces were given each label
     */
    public record Portrait(String model, String song, String truth, Map<String, Integer> pieces) {}
}
