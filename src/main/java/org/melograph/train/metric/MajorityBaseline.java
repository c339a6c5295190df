package org.melograph.train.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.melograph.dataset.Example;
import org.melograph.dataset.Target;

/**
 * What naming every song the training part's most frequent class would reach: the score to beat.
 *
 * @param label the class's index; the first of equally frequent ones
 * @param accuracy on the test part's songs, 0 to 1
 */
public record MajorityBaseline(int label, double accuracy) {
    /** The baseline of a split; songs count, however many pieces they have. */
    public static MajorityBaseline of(List<Example> train, List<Example> test, int classes) {
        int[] learnt = songs(train, classes);
        int best = 0;
        for (int c = 1; c < classes; c++) {
            best = learnt[c] > learnt[best] ? c : best;
        }
        int[] asked = songs(test, classes);
        int all = 0;
        for (int n : asked) {
            all += n;
        }
        return new MajorityBaseline(best, all == 0 ? Double.NaN : (double) asked[best] / all);
    }

    private static int[] songs(List<Example> part, int classes) {
        int[] counts = new int[classes];
        Set<String> seen = new HashSet<>();
        for (Example e : part) {
            if (e.target() instanceof Target.ClassTarget(int label) && seen.add(e.songId())) {
                counts[label]++;
            }
        }
        return counts;
    }
}
