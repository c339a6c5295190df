package org.melograph.zoo.classical;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.model.Batch;
import org.melograph.model.ModelSpec;

/**
 * A training part as rows of numbers, with what made them.
 *
 * <p>Row {@code i} of {@code values}, row-major and scaled, is the batches' {@code i}-th example.
 */
final class DescribedPart {
    /** Numbers of a training part at most, 4 GB. */
    private static final long MOST_NUMBERS = 1L << 30;

    final RowMaker maker;
    final float[] values;

    private DescribedPart(RowMaker maker, float[] values) {
        this.maker = maker;
        this.values = values;
    }

    /**
     * Describes and scales, both fitted to the batches.
     *
     * @param examples in all batches together
     */
    static DescribedPart of(ModelSpec spec, List<Batch> training, int examples, Job job)
            throws BadInputException, StoppedException {
        RowMaker describer = RowMaker.describing(spec, training);
        if ((long) examples * describer.width() > MOST_NUMBERS) {
            throw new BadInputException(examples + " examples of " + describer.width()
                    + " numbers each are more than '" + spec.architecture()
                    + "' can hold. Choose longer pieces, fewer 'terms' or another 'feature'.");
        }
        float[] values = new float[examples * describer.width()];
        int at = 0;
        for (Batch batch : training) {
            job.throwIfStopped();
            float[] rows = describer.statistics(batch.inputs(), batch.mask());
            System.arraycopy(rows, 0, values, at * describer.width(), rows.length);
            at += batch.size();
        }
        RowMaker maker = describer.standardising(values);
        maker.scale(values);
        return new DescribedPart(maker, values);
    }
}
