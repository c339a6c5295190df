package org.melograph.train;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.dataset.Scaling;
import org.melograph.dataset.Target;
import org.melograph.model.Batch;
import org.melograph.model.ModelSpec;

/**
 * Stacks examples for a model: cuts their windows out of the songs' features, scales them as the model was fitted, and
 * pads short ones with zeros under a mask. A missing value (NaN) becomes 0 after scaling: the
 * training part's median, see {@link Scaling}. A zero that stands for what a song lacks stays one. Not safe for use from several threads.
 */
public final class Batches {
    /**
     * Inputs of one batch for prediction hold about this many values, 2 MB: enough for a network to work at full speed,
     * little enough to stop soon.
     */
    private static final int PREDICTION_VALUES = 1 << 19;

    private static final int PREDICTION_BATCH = 256;

    private final int channels;
    private final int steps;
    private final float[] mean;
    private final float[] deviation;
    private final boolean perColumn;
    private final int series;
    private final boolean zeroIsAbsent;
    private final int labels;
    private final @Nullable Tensor classWeights;
    private final Map<Integer, Buffers> reused = new HashMap<>();

    /** For examples that all count the same. */
    public Batches(ModelSpec spec) {
        this(spec, null);
    }

    /** As above, with weights by class, axes {@code [class]}. */
    public Batches(ModelSpec spec, @Nullable Tensor classWeights) {
        this.channels = spec.input().channels();
        this.steps = spec.input().steps();
        this.labels = spec.labels().size();
        this.mean = spec.mean().values();
        this.deviation = spec.deviation().values();
        String axis = spec.mean().axis(0).name();
        this.perColumn = axis.equals(Scaling.COLUMN);
        this.series = Scaling.series(axis, spec.frontEnd(), channels);
        this.zeroIsAbsent = spec.frontEnd().zeroIsAbsent();
        this.classWeights = classWeights;
        if (mean.length != Scaling.size(series, channels, steps)) {
            throw new IllegalArgumentException(
                    "Scaling of " + spec.mean() + " does not fit an input of " + spec.input() + ".");
        }
    }

    /** The number of examples a model predicts at once without needing much memory. */
    public int predictionBatch() {
        return Math.clamp(PREDICTION_VALUES / ((long) channels * steps), 1, PREDICTION_BATCH);
    }

    /**
     * The examples {@code order[from]} to {@code order[to - 1]} stacked in buffers of this object's: the batch holds
     * until the next one of the same size is asked for.
     */
    public Batch of(List<Example> examples, int[] order, int from, int to) {
        int size = to - from;
        Buffers buffers = reused.computeIfAbsent(size, n -> new Buffers(n, channels, steps));
        return fill(buffers, examples, order, from);
    }

    /** As above, each piece varied. */
    Batch varied(
            List<Example> examples, int[] order, int from, int to, Augmentation augmentation, RandomGenerator random) {
        Buffers buffers = reused.computeIfAbsent(to - from, n -> new Buffers(n, channels, steps));
        List<Example> moved = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Example e = examples.get(order[i]);
            int start = augmentation.start(e, steps, random);
            moved.add(new Example(e.songId(), e.group(), e.target(), e.feature(), start, e.length()));
        }
        int[] all = new int[moved.size()];
        Arrays.setAll(all, i -> i);
        Batch batch = fill(buffers, moved, all, 0);
        for (int i = 0; i < moved.size(); i++) {
            augmentation.apply(buffers.inputs, i * channels * steps, steps, mean, deviation, random);
        }
        return augmentation.mix() == 0 ? batch : mixed(batch, buffers, moved, augmentation, random);
    }

    /** The batch with another of its pieces mixed into each; pieces that are padded stay as they are. */
    private Batch mixed(
            Batch batch, Buffers buffers, List<Example> pieces, Augmentation augmentation, RandomGenerator random) {
        int size = buffers.size;
        int width = channels * steps;
        float[] before = buffers.before.length == 0 ? new float[buffers.inputs.length] : buffers.before;
        buffers.before = before;
        System.arraycopy(buffers.inputs, 0, before, 0, before.length);
        float[] classes = new float[size];
        float[] parts = new float[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            int other = random.nextInt(size);
            double part = augmentation.part(random);
            classes[i] = buffers.labels[other];
            weights[i] = buffers.weights[other];
            boolean whole = pieces.get(i).length() >= steps && pieces.get(other).length() >= steps;
            if (whole && buffers.labels[i] >= 0 && buffers.labels[other] >= 0) {
                parts[i] = (float) part;
                for (int v = 0; v < width; v++) {
                    int at = i * width + v;
                    buffers.inputs[at] += parts[i] * (before[other * width + v] - before[at]);
                }
            }
        }
        Axis example = new Axis("example", size);
        return new Batch(
                batch.inputs(),
                batch.targets(),
                batch.mask(),
                batch.weights(),
                new Batch.Mixture(
                        Tensor.wrap(classes, example),
                        Tensor.wrap(parts, example),
                        classWeights == null ? null : Tensor.wrap(weights, example)));
    }

    /** The examples {@code from} to {@code to - 1} of the list, in its order, in buffers as {@link #of} uses. */
    public Batch of(List<Example> examples, int from, int to) {
        int[] order = new int[to - from];
        Arrays.setAll(order, i -> from + i);
        return of(examples, order, 0, order.length);
    }

    /** All examples as batches of at most {@code size}, each made when it is asked for, in memory of its own. */
    public List<Batch> all(List<Example> examples, int[] order, int size) {
        return new AbstractList<>() {
            @Override
            public Batch get(int index) {
                int from = index * size;
                int count = Math.min(size, order.length - from);
                if (index < 0 || count < 1) {
                    throw new IndexOutOfBoundsException(index);
                }
                return fill(new Buffers(count, channels, steps), examples, order, from);
            }

            @Override
            public int size() {
                return (order.length + size - 1) / size;
            }
        };
    }

    /** Arrays for batches of one size. */
    private static final class Buffers {
        final int size;
        final float[] inputs;
        final float[] mask;
        final float[] labels;
        final float[] weights;
        final float[] events;
        float[] tags = {};
        float[] before = {};

        Buffers(int size, int channels, int steps) {
            this.size = size;
            this.inputs = new float[size * channels * steps];
            this.mask = new float[size * steps];
            this.labels = new float[size];
            this.weights = new float[size];
            this.events = new float[size * steps];
        }
    }

    private Batch fill(Buffers buffers, List<Example> examples, int[] order, int from) {
        Axis example = new Axis("example", buffers.size);
        Axis step = new Axis("step", steps);
        boolean padded = false;
        boolean events = false;
        boolean tags = false;
        for (int i = 0; i < buffers.size; i++) {
            Example e = examples.get(order[from + i]);
            fit(e);
            copyWindow(e, buffers.inputs, i * channels * steps);
            int length = Math.min(e.length(), steps);
            padded |= length < steps;
            Arrays.fill(buffers.mask, i * steps, i * steps + length, 1);
            Arrays.fill(buffers.mask, i * steps + length, (i + 1) * steps, 0);
            switch (e.target()) {
                case Target.ClassTarget(int label) -> {
                    buffers.labels[i] = label;
                    buffers.weights[i] = classWeights == null ? 1 : classWeights.at(label);
                }
                case Target.NextEvent _ -> {
                    events = true;
                    copyNext(e, buffers.events, i * steps);
                }
                case Target.Tags(Tensor answers) -> {
                    tags = true;
                    copyTags(e, answers, buffers, i);
                }
                case Target.Unknown _ -> buffers.labels[i] = -1;
            }
        }
        return new Batch(
                Tensor.wrap(buffers.inputs, example, new Axis("channel", channels), step),
                tags
                        ? Tensor.wrap(buffers.tags, example, new Axis("tag", labels))
                        : events ? Tensor.wrap(buffers.events, example, step) : Tensor.wrap(buffers.labels, example),
                padded ? Tensor.wrap(buffers.mask, example, step) : null,
                classWeights == null || events || tags ? null : Tensor.wrap(buffers.weights, example));
    }

    private void copyTags(Example e, Tensor answers, Buffers buffers, int row) {
        if (answers.length() != labels) {
            throw new IllegalArgumentException("'" + e.songId() + "' has answers to " + answers.length()
                    + " tags, the model knows " + labels + ".");
        }
        if (buffers.tags.length == 0) {
            buffers.tags = new float[buffers.size * labels];
        }
        System.arraycopy(answers.values(), 0, buffers.tags, row * labels, labels);
    }

    private void fit(Example e) {
        int own = e.feature().rank() == 1 ? 1 : e.feature().size(0);
        if (own != channels || (perColumn && e.length() != steps)) {
            throw new IllegalArgumentException(
                    "'" + e.songId() + "' has a feature of " + e.feature().shape() + " where the model takes "
                            + channels + " channels and " + steps + " steps.");
        }
    }

    private void copyWindow(Example e, float[] inputs, int offset) {
        float[] feature = e.feature().values();
        int stride = e.feature().size(-1);
        int length = Math.min(e.length(), steps);
        for (int c = 0; c < channels; c++) {
            int source = c * stride + e.start();
            int target = offset + c * steps;
            if (c >= series) {
                int own = series + (c - series) * steps;
                for (int t = 0; t < length; t++) {
                    inputs[target + t] = known((feature[source + t] - mean[own + t]) / deviation[own + t]);
                }
            } else {
                float shift = mean[c];
                float scale = 1 / deviation[c];
                for (int t = 0; t < length; t++) {
                    inputs[target + t] = known((feature[source + t] - shift) * scale);
                }
            }
            Arrays.fill(inputs, target + length, target + steps, 0);
            for (int t = 0; zeroIsAbsent && t < length; t++) {
                inputs[target + t] = feature[source + t] == 0 ? 0 : inputs[target + t];
            }
        }
    }

    private static float known(float value) {
        return Float.isNaN(value) ? 0 : value;
    }

    /** The event after each step, which may lie beyond the window; -1 after the song's last one and in the padding. */
    private void copyNext(Example e, float[] events, int offset) {
        float[] feature = e.feature().values();
        int end = e.feature().size(-1);
        int length = Math.min(e.length(), steps);
        for (int t = 0; t < length; t++) {
            int next = e.start() + t + 1;
            events[offset + t] = next < end ? feature[next] : -1;
        }
        Arrays.fill(events, offset + length, offset + steps, -1);
    }
}
