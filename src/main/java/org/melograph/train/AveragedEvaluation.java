package org.melograph.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.melograph.train.metric.Answers;
import org.melograph.train.metric.Bootstrap;
import org.melograph.train.metric.Evaluation;
import org.melograph.train.metric.Metrics;
import org.melograph.train.metric.SongPrediction;
import org.melograph.train.metric.Temperature;
import org.melograph.train.metric.VoteCurve;

/**
 * What several classifiers say of the same songs seen as the verdict of one. The pieces that they were shown have nothing in
 * common, so a song's pieces are what each of them says of the song as a whole: the scores over pieces are those of
 * the members one by one, and the vote curve tells how many of them must agree.
 */
public final class AveragedEvaluation {
    private AveragedEvaluation() {}

    /**
     * The weighted mean of the probabilities of each song, judged. Probabilities and not their logarithms are averaged:
     * a member that holds the right class for impossible takes its own share away and no more.
     *
     * @param members what each says, not empty, of the same songs in the same order
     * @param weights one above 0 for each member
     * @param seed draws the songs of the intervals
     */
    public static Evaluation of(List<Evaluation> members, List<Double> weights, long seed) {
        return of(members, weights, Temperature.NONE, seed);
    }

    /** The same, the means told at a temperature. */
    public static Evaluation of(List<Evaluation> members, List<Double> weights, Temperature temperature, long seed) {
        List<String> classes = members.getFirst().classes();
        List<SongPrediction> songs = members.getFirst().predictions();
        boolean grouped = songs.stream().map(SongPrediction::group).distinct().count() < songs.size();
        Map<String, Integer> clusters = new HashMap<>();
        Answers each = new Answers(classes.size());
        Answers whole = new Answers(classes.size());
        List<SongPrediction> predictions = new ArrayList<>(songs.size());
        for (int s = 0; s < songs.size(); s++) {
            SongPrediction first = songs.get(s);
            int cluster = clusters.computeIfAbsent(grouped ? first.group() : first.song(), _ -> clusters.size());
            List<List<Float>> said = new ArrayList<>(members.size());
            List<Integer> answers = new ArrayList<>(members.size());
            for (Evaluation member : members) {
                SongPrediction own = member.predictions().get(s);
                if (!own.song().equals(first.song())) {
                    throw new IllegalArgumentException(
                            "The members judged '" + first.song() + "' and '" + own.song() + "' in the same place.");
                }
                said.add(own.probabilities());
                answers.add(own.predicted());
                each.add(
                        cluster,
                        own.label(),
                        own.predicted(),
                        Metrics.logLoss(own.probabilities().get(own.label())));
            }
            SongPrediction mean = new SongPrediction(
                    first.song(), first.group(), first.label(), told(mean(said, weights), temperature), answers);
            predictions.add(mean);
            float right = mean.probabilities().get(mean.label());
            whole.add(cluster, mean.label(), mean.predicted(), Metrics.logLoss(right));
        }
        return new Evaluation(
                Bootstrap.scores(each, songs.size(), seed),
                Bootstrap.scores(whole, songs.size(), seed),
                classes,
                Metrics.confusion(whole.truth(), whole.predicted(), classes.size()),
                Metrics.confusion(each.truth(), each.predicted(), classes.size()),
                VoteCurve.of(predictions),
                predictions);
    }

    private static List<Float> told(List<Float> mean, Temperature temperature) {
        double[] told =
                temperature.ofSong(mean.stream().mapToDouble(Float::doubleValue).toArray());
        return Arrays.stream(told).mapToObj(p -> (float) p).toList();
    }

    /**
     * The weighted mean of several members' probabilities.
     *
     * @param said by member, then by class
     * @param weights one above 0 for each member
     */
    public static List<Float> mean(List<List<Float>> said, List<Double> weights) {
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        List<Float> mean = new ArrayList<>();
        for (int c = 0; c < said.getFirst().size(); c++) {
            double sum = 0;
            for (int m = 0; m < said.size(); m++) {
                sum += weights.get(m) * said.get(m).get(c);
            }
            mean.add((float) (sum / total));
        }
        return mean;
    }
}
