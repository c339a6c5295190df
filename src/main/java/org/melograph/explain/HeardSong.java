package org.melograph.explain;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Example;
import org.melograph.model.Batch;
import org.melograph.model.ModelSpec;
import org.melograph.train.Batches;

/**
 * The pieces of one song as models of one front end hear them, to be asked again with something changed. Not safe for several
 * threads, as the models are not.
 */
final class HeardSong {
    private final List<Voice> voices;
    private final List<Example> pieces;
    private final int channels;
    private final int steps;
    private final int classes;
    // By voice and piece: the scaled input, row by row, and which steps of it exist.
    private final float[][][] inputs;
    private final float[][] masks;
    private final boolean masked;

    /** Changes a scaled input before it is asked about. */
    @FunctionalInterface
    interface Change {
        /**
         * Changes one input.
         *
         * @param voice whose input it is
         * @param number of the question
         * @param inputs many inputs, of which the one to be changed begins at {@code first}; its axes are {@code [channel,
         *     step]}
         */
        void apply(int voice, int number, float[] inputs, int first);
    }

    /**
     * A song.
     *
     * @param voices models of the same front end, at least one
     * @param pieces of the song through that front end, at least one
     */
    HeardSong(List<Voice> voices, List<Example> pieces) {
        this.voices = List.copyOf(voices);
        this.pieces = List.copyOf(pieces);
        ModelSpec spec = voices.getFirst().model().spec();
        channels = spec.input().channels();
        steps = spec.input().steps();
        classes = spec.labels().size();
        inputs = new float[voices.size()][pieces.size()][];
        masks = new float[pieces.size()][];
        boolean anyMask = false;
        for (int v = 0; v < voices.size(); v++) {
            Batches batches = new Batches(voices.get(v).model().spec());
            for (int p = 0; p < pieces.size(); p++) {
                Batch batch = batches.of(this.pieces, p, p + 1);
                inputs[v][p] = batch.inputs().values().clone();
                Tensor mask = batch.mask();
                masks[p] = mask == null ? ones(steps) : mask.values().clone();
                anyMask |= mask != null;
            }
        }
        masked = anyMask;
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    List<Voice> voices() {
        return voices;
    }

    int pieces() {
        return pieces.size();
    }

    Example piece(int number) {
        return pieces.get(number);
    }

    int channels() {
        return channels;
    }

    int steps() {
        return steps;
    }

    int classes() {
        return classes;
    }

    /** The scaled input of a piece, axes {@code [channel, step]}; not to be written to. */
    float[] input(int voice, int piece) {
        return inputs[voice][piece];
    }

    /** Which steps of a piece exist, axes {@code [1, step]}; null where all of all pieces do. */
    @Nullable
    Tensor mask(int piece) {
        return masked ? Tensor.wrap(masks[piece], new Axis("example", 1), new Axis("step", steps)) : null;
    }

    /** The probabilities over all pieces, the mean of what the voices say. */
    double[] probabilities(Job job) throws StoppedException {
        int[] all = new int[pieces.size()];
        Arrays.setAll(all, i -> i);
        float[] said = ask(all, (voice, number, values, first) -> {}, job);
        double[] mean = new double[classes];
        for (int i = 0; i < said.length; i++) {
            mean[i % classes] += said[i] / pieces.size();
        }
        return mean;
    }

    /**
     * Asks about pieces with changes, in batches.
     *
     * @param asked the number of the piece of each question
     * @return axes {@code [question, class]}: the weighted mean of what the voices say
     */
    float[] ask(int[] asked, Change change, Job job) throws StoppedException {
        float[] said = new float[asked.length * classes];
        double total = voices.stream().mapToDouble(Voice::weight).sum();
        int width = channels * steps;
        for (int v = 0; v < voices.size(); v++) {
            Voice voice = voices.get(v);
            int size = new Batches(voice.model().spec()).predictionBatch();
            for (int from = 0; from < asked.length; from += size) {
                job.throwIfStopped();
                int count = Math.min(size, asked.length - from);
                float[] values = new float[count * width];
                float[] present = new float[masked ? count * steps : 0];
                for (int i = 0; i < count; i++) {
                    int piece = asked[from + i];
                    System.arraycopy(inputs[v][piece], 0, values, i * width, width);
                    change.apply(v, from + i, values, i * width);
                    if (masked) {
                        System.arraycopy(masks[piece], 0, present, i * steps, steps);
                    }
                }
                Axis examples = new Axis("example", count);
                Tensor given = Tensor.wrap(values, examples, new Axis("channel", channels), new Axis("step", steps));
                Tensor mask = masked ? Tensor.wrap(present, examples, new Axis("step", steps)) : null;
                float[] answer = voice.model().predict(given, mask).values();
                for (int i = 0; i < answer.length; i++) {
                    said[from * classes + i] += (float) (answer[i] * voice.weight() / total);
                }
                job.report((v + (from + count) / (double) asked.length) / voices.size(), "Asking the model");
            }
        }
        return said;
    }
}
