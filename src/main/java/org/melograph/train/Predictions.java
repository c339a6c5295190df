package org.melograph.train;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.model.Batch;
import org.melograph.model.Model;

/** Feeds examples to a model batch by batch, in their order. */
public final class Predictions {
    private Predictions() {}

    /** Takes what a model said of the examples from {@code first} on. */
    @FunctionalInterface
    public interface Receiver {
        /** {@code said} has the axes of {@link Model#predict} or {@link Model#embed}. */
        void accept(int first, Batch batch, Tensor said);
    }

    /** Hands over the predictions of each batch; the job is asked before each batch whether to stop. */
    public static void each(Model model, List<Example> examples, Job job, Receiver receiver) throws StoppedException {
        run(model, examples, job, receiver, false);
    }

    /**
     * Probabilities of classes.
     *
     * @return axes {@code [example, class]}
     */
    public static Tensor probabilities(Model model, List<Example> examples, Job job) throws StoppedException {
        return collect(model, examples, job, false, "class");
    }

    /**
     * Places in the model's space.
     *
     * @return axes {@code [example, dimension]}
     */
    public static Tensor embeddings(Model model, List<Example> examples, Job job) throws StoppedException {
        return collect(model, examples, job, true, "dimension");
    }

    private static Tensor collect(Model model, List<Example> examples, Job job, boolean embed, String axis)
            throws StoppedException {
        float[][] rows = new float[examples.size()][];
        run(
                model,
                examples,
                job,
                (first, _, said) -> {
                    for (int i = 0; i < said.size(0); i++) {
                        rows[first + i] = said.slice(i).values();
                    }
                },
                embed);
        int width = rows.length == 0 ? 0 : rows[0].length;
        float[] all = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, all, i * width, width);
        }
        return Tensor.wrap(all, new Axis("example", rows.length), new Axis(axis, width));
    }

    private static void run(Model model, List<Example> examples, Job job, Receiver receiver, boolean embed)
            throws StoppedException {
        Batches batches = new Batches(model.spec());
        int size = batches.predictionBatch();
        for (int from = 0; from < examples.size(); from += size) {
            job.throwIfStopped();
            Batch batch = batches.of(examples, from, Math.min(examples.size(), from + size));
            Tensor said =
                    embed ? model.embed(batch.inputs(), batch.mask()) : model.predict(batch.inputs(), batch.mask());
            receiver.accept(from, batch, said);
        }
    }
}
