package org.melograph.train;

import java.util.List;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.dataset.Target;
import org.melograph.model.Model;
import org.melograph.train.metric.Metrics;
import org.melograph.train.metric.TagAnswers;
import org.melograph.train.metric.TagScores;

/**
 * How a model answers examples, in the two numbers an epoch shows.
 *
 * @param loss mean negative log probability of the right class or event, or of the right answer to a tag; NaN where there
 *     is none
 * @param accuracy the part of right answers; for tags the mean of their average precisions, because who denies every tag
 *     is right nearly always; NaN where there is none
 */
record Answered(double loss, double accuracy) {
    static final Answered NOTHING = new Answered(Double.NaN, Double.NaN);

    static Answered by(Model model, List<Example> examples, Job job) throws StoppedException {
        if (!examples.isEmpty() && examples.getFirst().target() instanceof Target.Tags) {
            TagScores.Means means = TagScores.means(Evaluator.tags(model, examples, TagAnswers.EVEN, job));
            return new Answered(means.logLoss(), means.averagePrecision());
        }
        double[] loss = {0};
        long[] right = {0};
        long[] count = {0};
        Predictions.each(model, examples, job, (_, batch, said) -> {
            float[] targets = batch.targets().values();
            for (int i = 0; i < targets.length; i++) {
                int target = (int) targets[i];
                if (target >= 0) {
                    loss[0] += Metrics.logLoss(probability(said, i, target));
                    right[0] += answer(said, i) == target ? 1 : 0;
                    count[0]++;
                }
            }
        });
        return count[0] == 0 ? NOTHING : new Answered(loss[0] / count[0], (double) right[0] / count[0]);
    }

    /**
     * The probability of a class.
     *
     * @param said axes {@code [example, class]} or {@code [example, class, step]}
     * @param i the target's index in {@code [example]} or {@code [example, step]}
     */
    static float probability(Tensor said, int i, int wanted) {
        int stride = stride(said);
        return said.values()[offset(said, i, stride) + wanted * stride];
    }

    /** The class with the largest probability, for {@code i} as in {@link #probability}. */
    static int answer(Tensor said, int i) {
        float[] values = said.values();
        int stride = stride(said);
        int offset = offset(said, i, stride);
        int classes = said.size(1);
        int best = 0;
        for (int c = 1; c < classes; c++) {
            if (values[offset + c * stride] > values[offset + best * stride]) {
                best = c;
            }
        }
        return best;
    }

    /** From one class to the next, in values. */
    private static int stride(Tensor said) {
        return said.rank() == 3 ? said.size(2) : 1;
    }

    private static int offset(Tensor said, int i, int stride) {
        return i / stride * said.size(1) * stride + i % stride;
    }
}
