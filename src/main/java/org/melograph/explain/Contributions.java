package org.melograph.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Example;
import org.melograph.dataset.Scaling;

/**
 * What each quantity of an input adds to a verdict: how much the class's score falls when the quantity is set to the mean of
 * the training part (the median for a column that lacks values). The score is the logarithm of the class's probability less
 * the mean logarithm of the others'; for logistic regression and every other model whose scores are sums this is exactly the
 * quantity's term, and the terms add up to the score's distance from that of the mean input.
 */
public final class Contributions {
    private Contributions() {}

    /**
     * What a quantity adds.
     *
     * @param name of the quantity
     * @param score in natural units of log probability; below 0 where it speaks against the class
     * @param probability how much the class's probability falls without it
     */
    public record Term(String name, double score, double probability) {}

    /**
     * All terms.
     *
     * @param terms the largest, either way, first
     * @param total the score less that of the mean input
     * @param sum of the terms; equal to the total where quantities add up, apart where the model weighs them together
     */
    public record Breakdown(List<Term> terms, double total, double sum) {
        public Breakdown {
            terms = List.copyOf(terms);
        }
    }

    /**
     * Takes a verdict apart.
     *
     * @param voices models of the same front end
     * @param pieces of the song, or the row of a table
     * @param label the class
     * @param quantities the channels, or the columns of a table's row, of each named quantity
     */
    public static Breakdown of(
            List<Voice> voices, List<Example> pieces, int label, Map<String, List<Integer>> quantities, Job job)
            throws StoppedException {
        HeardSong song = new HeardSong(voices, pieces);
        double least = LogOdds.suiting(voices).least();
        int[] all = new int[song.pieces()];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        float[] plain = song.ask(all, (voice, number, values, first) -> {}, job.part(0, 0));
        int width = song.channels() * song.steps();
        float[] nothing = song.ask(
                all, (voice, number, values, first) -> Arrays.fill(values, first, first + width, 0), job.part(0, 0));
        List<Term> terms = new ArrayList<>();
        double sum = 0;
        for (Map.Entry<String, List<Integer>> quantity : quantities.entrySet()) {
            float[] without = song.ask(
                    all,
                    (voice, number, values, first) -> mute(song, voice, quantity.getValue(), values, first),
                    job.part(0, 0));
            double score = score(plain, song.classes(), label, least) - score(without, song.classes(), label, least);
            terms.add(new Term(
                    quantity.getKey(),
                    score,
                    probability(plain, song.classes(), label) - probability(without, song.classes(), label)));
            sum += score;
            job.report((double) terms.size() / quantities.size(), "Leaving out " + quantity.getKey());
        }
        terms.sort((a, b) -> Double.compare(Math.abs(b.score()), Math.abs(a.score())));
        double total = score(plain, song.classes(), label, least) - score(nothing, song.classes(), label, least);
        return new Breakdown(terms, total, sum);
    }

    private static void mute(HeardSong song, int voice, List<Integer> indices, float[] values, int first) {
        boolean columns =
                song.voices().get(voice).model().spec().mean().axis(0).name().equals(Scaling.COLUMN);
        for (int index : indices) {
            int from = first + (columns ? index : index * song.steps());
            Arrays.fill(values, from, from + (columns ? 1 : song.steps()), 0);
        }
    }

    /** The mean over pieces. */
    private static double score(float[] said, int classes, int label, double least) {
        double sum = 0;
        for (int i = 0; i < said.length; i++) {
            double log = Math.log(Math.max(said[i], least));
            sum += i % classes == label ? log : -log / (classes - 1);
        }
        return sum * classes / said.length;
    }

    private static double probability(float[] said, int classes, int label) {
        double sum = 0;
        for (int i = label; i < said.length; i += classes) {
            sum += said[i];
        }
        return sum * classes / said.length;
    }
}
