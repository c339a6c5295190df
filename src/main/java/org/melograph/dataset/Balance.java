package org.melograph.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.melograph.base.Axis;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;

/** Ways to lift rare classes. All are for the training part: a test part is judged as it is. */
public final class Balance {
    private Balance() {}

    /**
     * Weights that make every class count the same in the loss: {@code n / (k n_c)} for n examples, n_c of them in class
     * c, and k classes that occur. Their mean over the examples is 1.
     *
     * @return axes {@code [class]}; 0 for a class that does not occur
     */
    public static Tensor weights(List<Example> training, int classes) {
        int[] counts = counts(training, classes);
        long occurring = Arrays.stream(counts).filter(n -> n > 0).count();
        float[] weights = new float[classes];
        for (int c = 0; c < classes; c++) {
            weights[c] = counts[c] == 0 ? 0 : (float) ((double) training.size() / (occurring * (double) counts[c]));
        }
        return Tensor.wrap(weights, new Axis("class", classes));
    }

    /**
     * The training part with examples of rare classes repeated, drawn with replacement, until every class that occurs
     * has as many as the largest. Every example stays in at least once.
     */
    public static List<Example> oversample(List<Example> training, int classes, long seed) {
        int[] counts = counts(training, classes);
        int largest = Arrays.stream(counts).max().orElse(0);
        List<Example> result = new ArrayList<>(training);
        for (int c = 0; c < classes; c++) {
            int label = c;
            List<Example> own = training.stream().filter(e -> label(e) == label).toList();
            RandomGenerator random = Rng.of(seed, "oversample", c);
            for (int n = counts[c]; n > 0 && n < largest; n++) {
                result.add(own.get(random.nextInt(own.size())));
            }
        }
        return result;
    }

    /**
     * As many examples of every class that occurs, drawn with replacement (Lengyel et al.): some stand several times, some
     * are left out.
     *
     * @param each how many of each class, 1 or more
     * @param largest how many of the class that has most examples, of several the first; 0 for as many as of the others
     */
    public static List<Example> resample(List<Example> training, int classes, int each, int largest, long seed) {
        int[] counts = counts(training, classes);
        int most = 0;
        for (int c = 1; c < classes; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        List<Example> result = new ArrayList<>();
        for (int c = 0; c < classes; c++) {
            int label = c;
            List<Example> own = training.stream().filter(e -> label(e) == label).toList();
            RandomGenerator random = Rng.of(seed, "resample", c);
            int drawn = own.isEmpty() ? 0 : c == most && largest > 0 ? largest : each;
            for (int n = 0; n < drawn; n++) {
                result.add(own.get(random.nextInt(own.size())));
            }
        }
        return result;
    }

    private static int[] counts(List<Example> training, int classes) {
        int[] counts = new int[classes];
        for (Example e : training) {
            counts[label(e)]++;
        }
        return counts;
    }

    private static int label(Example e) {
        return switch (e.target()) {
            case Target.ClassTarget(int label) -> label;
            case Target.Tags _, Target.NextEvent _, Target.Unknown _ ->
                throw new IllegalArgumentException("Only examples of classes can be balanced.");
        };
    }
}
